package io.keyrota.server.acme;

import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.RenewalInfo;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.json.Json;
import io.keyrota.server.acme.endpoints.Issued;
import io.keyrota.server.acme.endpoints.IssuedTable;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.ClientCertificates;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.pki.Unreadable;
import io.keyrota.server.pki.X509;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Revokes a certificate (RFC 8555, 7.6): asked for by the account that ordered it, by another whose
 * role may revoke it and that could order its names itself, or by the certificate's own key.
 */
final class RevokeCertificate implements Resource {
  private final RoleGrants roles;
  private final ClientCertificates certificates;

  RevokeCertificate(RoleGrants roles, ClientCertificates certificates) {
    this.roles = roles;
    this.certificates = certificates;
  }

  @Override
  public String event() {
    return "AcmeRevokeCertificate";
  }

  @Override
  public boolean byKey() {
    return true;
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    Json.Obj payload = request.payload();
    X509 certificate = certificate(payload);
    RevocationReason reason = reason(payload);
    AcmeArn endpoint = request.endpoint().arn();
    Issued issued =
        IssuedTable.find(
                endpoint,
                new RenewalInfo.Name(certificate.authorityKey(), certificate.serial()).text(),
                seen)
            .orElseThrow(AcmeProblem::notFound);
    CertificateArn arn =
        new CertificateArn(endpoint.account(), endpoint.region(), issued.certificateId());
    needSame(certificate, arn, issued, seen);
    if (request.signer().isPresent()) {
      needAllowed(request.signer().get(), request, issued, arn, call, seen);
    } else if (!Arrays.equals(Keys.of(request.key()).encoded(), certificate.publicKeyInfo())) {
      throw AcmeProblem.unauthorized("The request is not signed by the certificate's key.");
    }
    List<Change> changes = certificates.revoke(call, arn, reason, seen);
    if (changes.isEmpty()) {
      throw new AcmeProblem(
          AcmeProblem.Type.ALREADY_REVOKED, "The certificate is revoked already, or has expired.");
    }
    return new Outcome<>(AcmeAnswer.empty(200), changes)
        .noting(
            new Noted(
                List.of(
                    new io.keyrota.server.audit.Resource(
                        "AWS::CertificateManager::Certificate", arn.text(), Optional.empty())),
                Map.of("revocationReason", reason.name())));
  }

  private void needAllowed(
      AcmeAccount account,
      AcmeRequest request,
      Issued issued,
      CertificateArn arn,
      Call call,
      Snapshot seen) {
    roles.need(Permission.of("acm:RevokeCertificate", arn.text()), call, seen);
    if (!issued.accountId().equals(account.id())) {
      NewOrder.needCovered(request.endpoint().arn(), issued.names(), seen);
      roles.needRequest(issued.names(), request.endpoint().keyAlgorithms(), call, seen);
    }
  }

  /**
   * Anybody can make a certificate of a number: it must be the one that was issued, bit for bit.
   */
  private void needSame(X509 given, CertificateArn arn, Issued issued, Snapshot seen) {
    boolean same =
        certificates
            .chain(arn, issued.accountId(), seen)
            .filter(chain -> X509.ofPem(chain).equals(given))
            .isPresent();
    if (!same) {
      throw AcmeProblem.notFound();
    }
  }

  private static X509 certificate(Json.Obj payload) {
    String text =
        payload
            .text("certificate")
            .orElseThrow(() -> AcmeProblem.malformed("There is no certificate."));
    try {
      return X509.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException | Unreadable e) {
      throw AcmeProblem.malformed("That is no certificate in DER.");
    }
  }

  private static RevocationReason reason(Json.Obj payload) {
    if (payload.member("reason").isEmpty()) {
      return RevocationReason.UNSPECIFIED;
    }
    return payload
        .number("reason")
        .flatMap(RevocationReason::ofSubscriber)
        .orElseThrow(
            () ->
                new AcmeProblem(
                    AcmeProblem.Type.BAD_REVOCATION_REASON,
                    "The reasons are 0, 1, 3, 4, 5 and 9 of RFC 5280, 5.3.1."));
  }
}
