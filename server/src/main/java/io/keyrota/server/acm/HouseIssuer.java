package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.rules.acm.X509Facts;
import io.keyrota.server.aws.Call;
import io.keyrota.server.pki.Authority;
import io.keyrota.server.pki.CertificateFacts;
import io.keyrota.server.pki.Finding;
import io.keyrota.server.pki.Order;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.stream.Collectors;

/** The installation's own authority as the one who signs. */
public final class HouseIssuer implements Issuer {
  private final Authority authority;

  public HouseIssuer(Authority authority) {
    this.authority = authority;
  }

  @Override
  public Answer sign(Call call, Wanted wanted, Snapshot seen) {
    Order order =
        new Order(wanted.names(), wanted.publicKey(), wanted.notBefore(), wanted.notAfter());
    return switch (authority.issue(call, order, seen)) {
      case Authority.Answer.Issued issued ->
          new Answer.Signed(
              issued.leaf().pem(), issued.chainPem(), facts(issued.facts()), issued.changes());
      case Authority.Answer.Refused refused ->
          new Answer.Refused(
              refused.findings().stream().map(Finding::code).collect(Collectors.joining(", ")));
    };
  }

  @Override
  public List<Change> revoke(
      Call call, Certificate certificate, RevocationReason reason, Snapshot seen) {
    return authority.revoke(
        certificate.facts().orElseThrow().serial(), reason.code(), call.now(), seen);
  }

  static X509Facts facts(CertificateFacts facts) {
    return new X509Facts(
        facts.serial(),
        facts.subject(),
        facts.issuer(),
        facts.names(),
        facts.notBefore(),
        facts.notAfter(),
        facts.signatureAlgorithm(),
        facts.keyUsages(),
        facts.extendedKeyUsages().stream()
            .map(purpose -> new X509Facts.ExtendedKeyUsage(purpose.name(), purpose.oid()))
            .toList());
  }
}
