package io.keyrota.server.iam;

import io.keyrota.models.iam.UploadSigningCertificateRequest;
import io.keyrota.models.iam.UploadSigningCertificateResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.SigningCertificate;
import io.keyrota.rules.iam.UserCredentials;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.pki.SigningCertificateFile;
import io.keyrota.server.pki.Unreadable;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;

/** Gives a user, or the root, a certificate by which signatures can be verified. */
final class UploadSigningCertificate
    implements Operation<UploadSigningCertificateRequest, UploadSigningCertificateResponse>,
        MayWait {
  private final IamQuotas quotas;

  UploadSigningCertificate(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<UploadSigningCertificateResponse> prepare(
      Request request, UploadSigningCertificateRequest input, Snapshot seen) {
    KeyOwner owner = KeyOwner.of(request, input.userName(), seen);
    return Prepared.of(
        owner.permission("iam:UploadSigningCertificate"),
        call -> decide(call, owner, input.certificateBody(), seen));
  }

  private Outcome<UploadSigningCertificateResponse> decide(
      Call call, KeyOwner owner, String body, Snapshot seen) {
    AccountId account = call.request().account();
    UserCredentials has = UserCredentialsTable.of(account, owner.ownerId(), seen);
    SigningCertificateFile file = file(body, call.now());
    if (CertificateOwnerTable.has(account, file.fingerprint(), seen)) {
      throw IamRefusal.duplicateCertificate();
    }
    Instant now = WholeSeconds.of(call.now());
    SigningCertificate certificate =
        new SigningCertificate(
            SigningCertificate.id(call.entropy().bytes(SigningCertificate.ENTROPY)),
            file.fingerprint(),
            file.pem(),
            AccessKey.Status.ACTIVE,
            now,
            now);
    return Outcome.of(
        new UploadSigningCertificateResponse(answer(owner, certificate)),
        UserCredentialsTable.put(account, owner.ownerId(), has.with(certificate, quotas)),
        CertificateOwnerTable.put(account, file.fingerprint(), owner.ownerId()));
  }

  private static SigningCertificateFile file(String body, Instant now) {
    try {
      return SigningCertificateFile.read(body, now);
    } catch (Unreadable e) {
      throw new Refusal("MalformedCertificate", String.valueOf(e.getMessage()));
    }
  }

  /** As answers tell of it; the root has no name. */
  static io.keyrota.models.iam.SigningCertificate answer(
      KeyOwner owner, SigningCertificate certificate) {
    return new io.keyrota.models.iam.SigningCertificate(
        owner.userName(),
        certificate.id(),
        certificate.body(),
        certificate.status().word(),
        certificate.uploaded());
  }
}
