package io.keyrota.server.acm;

import io.keyrota.server.sealing.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that another authority is to sign: a row from the moment at which its names are
 * proved to its issuance.
 *
 * @param certificateId of the certificate that waits for it
 * @param csr PKCS #10 in DER
 * @param sealedKey the private key as KMS encrypted it
 * @param order where the authority has it, once it was placed
 * @param challenges the names of the records that stand for it
 * @param failures how many orders have come to nothing, in a row
 * @param since when this order, or the wish for one, began to wait
 */
record UpstreamOrder(
    String certificateId,
    List<String> names,
    byte[] csr,
    Sealed sealedKey,
    Optional<String> order,
    List<String> challenges,
    long failures,
    Instant since,
    Instant due) {
  UpstreamOrder {
    names = List.copyOf(names);
    challenges = List.copyOf(challenges);
  }

  /** Placed: the records stand. */
  UpstreamOrder placed(String at, List<String> records, Instant now) {
    return new UpstreamOrder(
        certificateId, names, csr, sealedKey, Optional.of(at), records, failures, now, now);
  }

  /** To be placed anew. */
  UpstreamOrder failed(Instant now, Instant next) {
    return new UpstreamOrder(
        certificateId, names, csr, sealedKey, Optional.empty(), List.of(), failures + 1, now, next);
  }
}
