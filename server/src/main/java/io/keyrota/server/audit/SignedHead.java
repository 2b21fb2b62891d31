package io.keyrota.server.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A head of the chain with a signature, kept outside the trail's folder: a trail that has lost or
 * changed anything up to it no longer verifies.
 *
 * @param seq the last entry's position, 0 for an empty trail
 * @param hash of that entry's line
 * @param at when it was signed, kept to the millisecond
 */
public record SignedHead(long seq, String hash, Instant at, byte[] signature) {

  static SignedHead sign(Head head, Instant at, HeadSigner signer) {
    Instant kept = Instant.ofEpochMilli(at.toEpochMilli());
    return new SignedHead(
        head.seq(), head.hash(), kept, signer.sign(message(head.seq(), head.hash(), kept)));
  }

  /** Whether the signature is the signer's. */
  public boolean verifies(HeadSigner signer) {
    return signer.verify(message(seq, hash, at), signature);
  }

  private static byte[] message(long seq, String hash, Instant at) {
    return ("keyrota-audit-head 1\n" + seq + "\n" + hash + "\n" + at.toEpochMilli() + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
