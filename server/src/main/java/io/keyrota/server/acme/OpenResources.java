package io.keyrota.server.acme;

import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.ValidityPolicy;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.RenewalInfo;
import io.keyrota.server.acme.endpoints.Issued;
import io.keyrota.server.acme.endpoints.IssuedTable;
import io.keyrota.server.aws.ClientCertificates;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What is told without a signature: the directory, nonces, renewal information. */
final class OpenResources {
  private final List<String> caaIdentities;
  private final ValidityPolicy validity;
  private final ClientCertificates certificates;
  private final Supplier<Instant> clock;

  OpenResources(
      List<String> caaIdentities,
      ValidityPolicy validity,
      ClientCertificates certificates,
      Supplier<Instant> clock) {
    this.caaIdentities = List.copyOf(caaIdentities);
    this.validity = validity;
    this.certificates = certificates;
    this.clock = clock;
  }

  /** Whether the path is one of these. */
  boolean knows(Target target) {
    int parts = target.parts().size();
    return switch (target.resource()) {
      case "directory", "new-nonce" -> parts == 1;
      case "renewal-info" -> parts == 2;
      default -> false;
    };
  }

  AcmeAnswer answer(Target target, boolean head, AcmeEndpoint endpoint, Snapshot seen) {
    if (!knows(target)) {
      throw AcmeProblem.notFound();
    }
    return switch (target.resource()) {
      case "directory" -> directory(target);
      // RFC 8555, 7.2.
      case "new-nonce" -> AcmeAnswer.empty(head ? 200 : 204);
      default -> renewal(target.parts().getLast(), endpoint, seen);
    };
  }

  private AcmeAnswer directory(Target target) {
    Members meta = new Members().put("externalAccountRequired", true);
    if (!caaIdentities.isEmpty()) {
      meta.putTexts("caaIdentities", caaIdentities);
    }
    return AcmeAnswer.json(
        200,
        new Members()
            .put("newNonce", target.url("new-nonce"))
            .put("newAccount", target.url("new-account"))
            .put("newOrder", target.url("new-order"))
            .put("revokeCert", target.url("revoke-cert"))
            .put("keyChange", target.url("key-change"))
            .put("renewalInfo", target.url("renewal-info"))
            .put("meta", meta));
  }

  private AcmeAnswer renewal(String text, AcmeEndpoint endpoint, Snapshot seen) {
    RenewalInfo.Name name = RenewalInfo.Name.of(text);
    Issued issued =
        IssuedTable.find(endpoint.arn(), name.text(), seen).orElseThrow(AcmeProblem::notFound);
    CertificateArn arn =
        new CertificateArn(
            endpoint.arn().account(), endpoint.arn().region(), issued.certificateId());
    RenewalInfo info =
        RenewalInfo.of(
            issued.notBefore(),
            issued.notAfter(),
            certificates.isRevoked(arn, seen),
            validity,
            clock.get());
    return AcmeAnswer.json(
            200,
            new Members()
                .put(
                    "suggestedWindow",
                    new Members().put("start", info.start()).put("end", info.end())))
        .with("Retry-After", Long.toString(RenewalInfo.RETRY_AFTER.toSeconds()));
  }
}
