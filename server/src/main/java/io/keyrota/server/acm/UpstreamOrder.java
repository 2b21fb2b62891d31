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
 * @param failures how many orders have come to nothing, or steps gone wrong, in a row
 * @param steps how often the present order was asked after
 */
record UpstreamOrder(
    String certificateId,
    List<String> names,
    byte[] csr,
    Sealed sealedKey,
    Optional<String> order,
    List<String> challenges,
    long failures,
    long steps,
    Instant due) {
  UpstreamOrder {
    names = List.copyOf(names);
    challenges = List.copyOf(challenges);
  }

  /** Placed: the records stand. */
  UpstreamOrder placed(String at, List<String> records, Instant next) {
    return new UpstreamOrder(
        certificateId, names, csr, sealedKey, Optional.of(at), records, failures, 0, next);
  }

  UpstreamOrder asked(Instant next) {
    return new UpstreamOrder(
        certificateId, names, csr, sealedKey, order, challenges, failures, steps + 1, next);
  }

  /** To be placed anew. */
  UpstreamOrder failed(Instant next) {
    return new UpstreamOrder(
        certificateId, names, csr, sealedKey, Optional.empty(), List.of(), failures + 1, 0, next);
  }
}
