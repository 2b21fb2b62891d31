package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An account that vouches for its principals outside, by signed JSON Web Tokens (outbound web
 * identity federation). Its URL stays the same for ever; its keys are followed by others once a
 * year. A new one is published a day before it signs, for those who remember what was published,
 * and an old one stays until nothing that it signed can still be good.
 *
 * @param id a UUID, the last part of its URL
 * @param url the {@code iss} of its tokens
 * @param enabled whether new tokens are signed; those that were stay good
 * @param keys what is published; of each algorithm one at least, in the order in which they sign
 */
public record TokenIssuer(
    AccountId account, String id, String url, boolean enabled, List<IssuerKey> keys) {
  /** How long a key signs; as KMS rotates the keys that services have. */
  private static final Duration PERIOD = Duration.ofDays(365);

  /** How long a key is published before it signs. */
  public static final Duration NOTICE = Duration.ofDays(1);

  /** How long a key stays that signs no more: a token lives an hour at most. */
  private static final Duration KEPT = Duration.ofDays(1);

  public TokenIssuer {
    keys = List.copyOf(keys);
  }

  /** How tokens are signed (RFC 7518, section 3.1), each with keys of its own. */
  public enum Algorithm {
    RS256("RSA_"),
    ES384("EC384_");

    private final String prefix;

    Algorithm(String prefix) {
      this.prefix = prefix;
    }
  }

  /**
   * A key, as JSON Web Keys have it.
   *
   * @param number from 0 on, counted for each algorithm
   * @param arn of the KMS key
   * @param first of RSA the modulus, of a point x; base64url
   * @param second of RSA the exponent, of a point y; base64url
   * @param signsFrom when it takes over from the one before it
   */
  public record IssuerKey(
      Algorithm algorithm, int number, String arn, String first, String second, Instant signsFrom) {

    /** The {@code kid} that the published key and the tokens have. */
    public String id() {
      return algorithm.prefix + number;
    }
  }

  /** The same, vouching or no longer. */
  public TokenIssuer enabled(boolean now) {
    return new TokenIssuer(account, id, url, now, keys);
  }

  /** The key that signs at that time. */
  public IssuerKey signer(Algorithm algorithm, Instant now) {
    List<IssuerKey> of = of(algorithm).toList();
    return of.reversed().stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .findFirst()
        .orElse(of.getFirst());
  }

  /** The last key of the algorithm, which may not sign yet. */
  public IssuerKey last(Algorithm algorithm) {
    return of(algorithm).reduce((before, after) -> after).orElseThrow();
  }

  private Stream<IssuerKey> of(Algorithm algorithm) {
    return keys.stream().filter(key -> key.algorithm() == algorithm);
  }

  /** The algorithms that need another key now; none where no new tokens are signed. */
  public List<Algorithm> wanting(Instant now) {
    return enabled
        ? Arrays.stream(Algorithm.values())
            .filter(algorithm -> !followed(algorithm).isAfter(now))
            .toList()
        : List.of();
  }

  private Instant followed(Algorithm algorithm) {
    return last(algorithm).signsFrom().plus(PERIOD).minus(NOTICE);
  }

  /** The keys that nobody needs any more. */
  public List<IssuerKey> outdated(Instant now) {
    return keys.stream()
        .filter(key -> ends(key).map(end -> !end.isAfter(now)).orElse(false))
        .toList();
  }

  private Optional<Instant> ends(IssuerKey key) {
    return of(key.algorithm())
        .filter(other -> other.number() == key.number() + 1)
        .map(next -> next.signsFrom().plus(KEPT))
        .findFirst();
  }

  /** When something about the keys is to be done next; empty while nothing is. */
  public Optional<Instant> due() {
    Stream<Instant> following =
        enabled ? Arrays.stream(Algorithm.values()).map(this::followed) : Stream.empty();
    return Stream.concat(following, keys.stream().flatMap(key -> ends(key).stream()))
        .min(Instant::compareTo);
  }

  /** The same with another key at the end. */
  public TokenIssuer with(IssuerKey key) {
    List<IssuerKey> more = new ArrayList<>(keys);
    more.add(key);
    return new TokenIssuer(account, id, url, enabled, more);
  }

  /** The same without what nobody needs any more. */
  public TokenIssuer without(List<IssuerKey> outdated) {
    return new TokenIssuer(
        account, id, url, enabled, keys.stream().filter(key -> !outdated.contains(key)).toList());
  }
}
