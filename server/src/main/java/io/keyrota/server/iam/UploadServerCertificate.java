package io.keyrota.server.iam;

import io.keyrota.models.iam.UploadServerCertificateRequest;
import io.keyrota.models.iam.UploadServerCertificateResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ServerCertificate;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.UniqueId;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.PassphraseKdf;
import io.keyrota.server.pki.CertificateFiles;
import io.keyrota.server.pki.CertificateFiles.Reading;
import io.keyrota.server.store.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Takes a certificate with its private key and chain, all in PEM, after a close look: the key is
 * the certificate's own, the chain signed it, and it is in force.
 */
final class UploadServerCertificate
    implements Operation<UploadServerCertificateRequest, UploadServerCertificateResponse>, MayWait {
  private final IamQuotas quotas;
  private final PassphraseKdf kdf;

  UploadServerCertificate(IamQuotas quotas, PassphraseKdf kdf) {
    this.quotas = quotas;
    this.kdf = kdf;
  }

  @Override
  public Prepared<UploadServerCertificateResponse> prepare(
      Request request, UploadServerCertificateRequest input, Snapshot seen) {
    String path = Objects.requireNonNullElse(input.path(), "/");
    String arn = ServerCertificate.arn(request.account(), path, input.serverCertificateName());
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission("iam:UploadServerCertificate", arn, TagConditions.ofTags(tags)));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("iam:TagServerCertificate", arn, TagConditions.ofTags(tags)));
    }
    return new Prepared<>(permissions, call -> decide(call, input, path, tags, seen));
  }

  private Outcome<UploadServerCertificateResponse> decide(
      Call call,
      UploadServerCertificateRequest input,
      String path,
      List<Tags.Tag> tags,
      Snapshot seen) {
    AccountId account = call.request().account();
    if (ServerCertificateTable.named(account, input.serverCertificateName(), seen).isPresent()) {
      throw IamRefusal.serverCertificateExists(input.serverCertificateName());
    }
    Files files = Files.of(input);
    return switch (new CertificateFiles(kdf, call.entropy())
        .read(bytes(files.body()), input.privateKey(), bytes(files.chain()), call.now())) {
      case Reading.Refused refused ->
          throw new Refusal(
              refused.isOfAnotherKey() ? "KeyPairMismatch" : "MalformedCertificate", refused.why());
      case Reading.Read read -> {
        try (read) {
          yield taken(call, input, path, Tags.NONE.withExact(tags), read, seen);
        }
      }
    };
  }

  private Outcome<UploadServerCertificateResponse> taken(
      Call call,
      UploadServerCertificateRequest input,
      String path,
      Tags tags,
      Reading.Read read,
      Snapshot seen) {
    AccountId account = call.request().account();
    ServerCertificate certificate =
        new ServerCertificate(
            account,
            path,
            input.serverCertificateName(),
            UniqueId.SERVER_CERTIFICATE.of(call.entropy().bytes(UniqueId.ENTROPY)),
            WholeSeconds.of(call.now()),
            read.certificate().notAfter(),
            read.certificate().pem(),
            read.chainPem(),
            tags,
            List.of());
    return Outcome.of(
        new UploadServerCertificateResponse(
            NamedServerCertificate.metadata(certificate),
            tags.isEmpty() ? null : UserAnswer.tags(tags)),
        ServerCertificateTable.put(
            SealedServerCertificate.seal(certificate, read.privateKey(), call.sealer())),
        HoldingsTable.put(
            account, HoldingsTable.of(account, seen).oneMore(Holding.SERVER_CERTIFICATES, quotas)));
  }

  /** What was brought; where the chain stands behind the certificate it is taken from there. */
  private record Files(String body, String chain) {
    private static final String BEGIN = "-----BEGIN ";

    static Files of(UploadServerCertificateRequest input) {
      String body = input.certificateBody();
      int second = body.indexOf(BEGIN, body.indexOf(BEGIN) + 1);
      if (input.certificateChain() == null && second > 0) {
        return new Files(body.substring(0, second), body.substring(second));
      }
      return new Files(body, Objects.requireNonNullElse(input.certificateChain(), ""));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
