package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.UpstreamAuthority;
import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.pki.CertificateRequests;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What another authority issues: which certificates those are, and how an order begins. The order
 * is followed by a duty of its own; nothing of it happens inside a request.
 *
 * @param store as it is now, for looks at the outside world
 */
public record UpstreamIssuance(UpstreamAuthority authority, Supplier<Snapshot> store) {

  /** Whether the certificate is for the other authority to sign. */
  boolean issues(Certificate certificate) {
    return authority.issues(certificate.names());
  }

  /** A key pair and an order to be placed at once; nothing where one is under way. */
  List<Change> begin(Certificate certificate, AcmWorks works, Call call, Snapshot seen) {
    if (UpstreamOrderTable.find(certificate.arn(), seen).isPresent()) {
      return List.of();
    }
    try (KeyPair pair =
        works.pairs().generate(certificate.keyAlgorithm().requested().orElseThrow())) {
      return List.of(
          UpstreamOrderTable.put(
              certificate.arn(),
              new UpstreamOrder(
                  certificate.arn().id(),
                  certificate.names(),
                  CertificateRequests.of(pair, certificate.names()),
                  PrivateKeys.seal(call, certificate.arn(), pair.privateKey()),
                  Optional.empty(),
                  List.of(),
                  0,
                  call.now(),
                  call.now())));
    }
  }

  /** What has the certificate's authority told that it is revoked. */
  static Change revoke(Certificate certificate, RevocationReason reason, Call call, Snapshot seen) {
    return UpstreamRevocationTable.put(
        CertificateTable.place(certificate.arn()),
        new UpstreamRevocation(
            certificate.facts().orElseThrow().serial(),
            CertificateBodyTable.need(certificate, seen).certificate(),
            reason.code(),
            0,
            call.now()));
  }
}
