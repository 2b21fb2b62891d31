package io.keyrota.server.aws;

import java.util.List;
import java.util.Optional;

/**
 * Another certificate authority that issues instead of the installation's own, for names that the
 * world is to trust. Wiring fills it. It is asked by duties alone, never by a request: each call
 * talks to the world, in bounded time.
 */
public interface UpstreamAuthority {

  /** Whether certificates of these names are its to issue: each of them is. */
  boolean issues(List<String> names);

  /**
   * Takes an order one step on.
   *
   * @param order where it was when it was last heard of; absent: it is placed
   * @param csr PKCS #10 in DER
   */
  Progress goOn(Optional<String> order, List<String> names, byte[] csr);

  /**
   * Says that a certificate of the authority's is revoked.
   *
   * @param certificate PEM
   * @param reason the CRLReason of RFC 5280, 5.3.1
   */
  Told revoke(String certificate, int reason);

  /** Whether the authority knows. */
  sealed interface Told {
    /** It does, or the certificate is beyond revoking. */
    record Heard() implements Told {}

    /** It is to be told again. */
    record NotYet(String why) implements Told {}
  }

  /** How far an order is. */
  sealed interface Progress {

    /** The records are to stand; the next step says so to the authority. */
    record Prove(String order, List<Challenge> challenges) implements Progress {
      public Prove {
        challenges = List.copyOf(challenges);
      }
    }

    /** The authority has not decided yet. */
    record Waiting() implements Progress {}

    /**
     * It is signed.
     *
     * @param chain PEM, the certificate first
     */
    record Issued(String chain) implements Progress {}

    /** No answer: the order stands where it stood. */
    record Unreachable(String why) implements Progress {}

    /** This order comes to nothing; another one may. */
    record Failed(String why) implements Progress {}
  }

  /**
   * What shows that a name is ours: a TXT record (RFC 8555, 8.4).
   *
   * @param name with a dot at its end
   */
  record Challenge(String name, String value) {}
}
