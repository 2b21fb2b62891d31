package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateEnd;
import io.keyrota.rules.acm.CertificateEvent;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.CertificateStatus;
import io.keyrota.server.aws.Call;
import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A new key pair, signed and sealed: of a request, or of a renewal under the same ARN. */
final class Issuance {
  private static final System.Logger LOG = System.getLogger("keyrota.acm");

  private Issuance() {}

  /**
   * What makes a certificate issued whose names are all proved.
   *
   * @throws IllegalStateException when they are not
   */
  static List<Change> of(Certificate certificate, AcmWorks works, Call call, Snapshot seen) {
    if (!CertificateLife.ready(certificate, call.now())) {
      throw new IllegalStateException("not every name is proved: " + certificate.arn());
    }
    if (works.upstream().filter(it -> it.issues(certificate)).isPresent()) {
      return works.upstream().orElseThrow().begin(certificate, works, call, seen);
    }
    try (KeyPair pair =
        works.pairs().generate(certificate.keyAlgorithm().requested().orElseThrow())) {
      return signed(certificate, pair, works, call, seen);
    }
  }

  private static List<Change> signed(
      Certificate certificate, KeyPair pair, AcmWorks works, Call call, Snapshot seen) {
    Issuer.Wanted wanted =
        Issuer.Wanted.of(
            certificate.names(), pair.publicKey(), works.policy().validity(), call.now());
    Issuer.Answer answer = works.issuer().sign(call, wanted, seen);
    return switch (answer) {
      case Issuer.Answer.Signed signed ->
          kept(
              certificate,
              signed,
              PrivateKeys.seal(call, certificate.arn(), pair.privateKey()),
              works,
              call,
              seen);
      case Issuer.Answer.Refused refused -> refused(certificate, refused, works, call, seen);
    };
  }

  /**
   * What makes a certificate of what was signed.
   *
   * @param sealedKey its private key as KMS encrypted it
   */
  static List<Change> kept(
      Certificate certificate,
      Issuer.Answer.Signed signed,
      Sealed sealedKey,
      AcmWorks works,
      Call call,
      Snapshot seen) {
    boolean renewal = certificate.status() == CertificateStatus.ISSUED;
    Certificate next = CertificateLife.issued(certificate, signed.facts(), call.now());
    List<Change> changes = new ArrayList<>(signed.changes());
    changes.addAll(CertificateChanges.of(certificate, next, works, call.now(), seen));
    changes.add(
        CertificateBodyTable.put(
            next.arn(),
            new CertificateBody(
                next.arn().id(),
                next.version(),
                signed.certificate(),
                signed.chain(),
                Optional.of(sealedKey))));
    changes.add(
        CertificateChanges.event(
            next,
            CertificateEvent.available(
                next,
                renewal ? CertificateEvent.Action.RENEWAL : CertificateEvent.Action.ISSUANCE,
                call.now()),
            works,
            call));
    return changes;
  }

  /** The linter found something: nobody's waiting mends it, so a request fails. */
  private static List<Change> refused(
      Certificate certificate,
      Issuer.Answer.Refused refused,
      AcmWorks works,
      Call call,
      Snapshot seen) {
    LOG.log(System.Logger.Level.WARNING, "not signed, " + certificate.arn() + ": " + refused.why());
    Certificate next = CertificateEnd.refused(certificate, call.now());
    return CertificateChanges.of(certificate, next, works, call.now(), seen);
  }
}
