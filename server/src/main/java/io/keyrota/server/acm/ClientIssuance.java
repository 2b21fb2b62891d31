package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateEnd;
import io.keyrota.rules.acm.CertificateEvent;
import io.keyrota.rules.acm.CertificateId;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.CertificateStatus;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.ClientCertificates;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates of key pairs that clients made: signed by the installation's own authority. */
final class ClientIssuance implements ClientCertificates {

  private final AcmWorks works;

  ClientIssuance(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Answer issue(Call call, Wanted wanted, Snapshot seen) {
    Place place = new Place(call.request().account(), call.request().region());
    List<Change> changes = new ArrayList<>();
    changes.add(CertificateCountTable.oneRequested(place, works.quotas(), call.now(), seen));
    Issuer.Wanted order =
        Issuer.Wanted.of(wanted.names(), wanted.publicKey(), works.policy().validity(), call.now());
    Issuer.Answer answer = works.issuer().sign(call, order, seen);
    return switch (answer) {
      case Issuer.Answer.Signed signed -> {
        changes.addAll(signed.changes());
        yield kept(call, place, wanted, signed, changes, seen);
      }
      case Issuer.Answer.Refused refused -> new Answer.Refused(refused.why());
    };
  }

  private Answer kept(
      Call call,
      Place place,
      Wanted wanted,
      Issuer.Answer.Signed signed,
      List<Change> changes,
      Snapshot seen) {
    CertificateArn arn =
        new CertificateArn(
            place.account(),
            place.region(),
            CertificateId.of(call.now(), call.entropy().bytes(CertificateId.BYTES)));
    Certificate made =
        CertificateLife.ordered(
            new CertificateLife.Wanted(
                arn,
                CertificateType.AMAZON_ISSUED,
                wanted.keyAlgorithm(),
                wanted.names(),
                List.of(),
                false,
                wanted.tags()),
            new Certificate.AcmeOrigin(wanted.endpoint(), wanted.client()),
            signed.facts(),
            call.now());
    changes.addAll(CertificateChanges.of(made, works, call.now(), seen));
    changes.add(
        CertificateBodyTable.put(
            arn,
            new CertificateBody(
                arn.id(), made.version(), signed.certificate(), signed.chain(), Optional.empty())));
    changes.add(
        CertificateChanges.event(
            made,
            CertificateEvent.available(made, CertificateEvent.Action.ISSUANCE, call.now()),
            works,
            call));
    return new Answer.Issued(arn, signed.certificate(), changes);
  }

  @Override
  public Optional<String> chain(CertificateArn arn, String client, Snapshot seen) {
    return ofClient(arn, seen)
        .filter(
            each ->
                each.acme().map(Certificate.AcmeOrigin::account).filter(client::equals).isPresent())
        .flatMap(certificate -> CertificateBodyTable.find(arn, seen))
        .map(body -> body.certificate() + body.chain());
  }

  @Override
  public List<Change> revoke(
      Call call, CertificateArn arn, RevocationReason reason, Snapshot seen) {
    Optional<Certificate> found =
        ofClient(arn, seen).filter(each -> each.status() == CertificateStatus.ISSUED);
    if (found.isEmpty()) {
      return List.of();
    }
    Certificate revoked = CertificateEnd.revoked(found.get(), reason, call.now());
    List<Change> changes = new ArrayList<>(works.issuer().revoke(call, found.get(), reason, seen));
    changes.addAll(CertificateChanges.of(found.get(), revoked, works, call.now(), seen));
    changes.add(CertificateChanges.event(revoked, CertificateEvent.revoked(revoked), works, call));
    return changes;
  }

  @Override
  public boolean isRevoked(CertificateArn arn, Snapshot seen) {
    return ofClient(arn, seen)
        .filter(certificate -> certificate.status() == CertificateStatus.REVOKED)
        .isPresent();
  }

  private static Optional<Certificate> ofClient(CertificateArn arn, Snapshot seen) {
    return CertificateTable.find(arn, seen).filter(each -> each.acme().isPresent());
  }
}
