package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;

/**
 * An account that vouches for its principals outside, by signed JSON Web Tokens (outbound web
 * identity federation).
 *
 * @param id a UUID, the last part of its URL
 * @param url the {@code iss} of its tokens; it stays the same for ever
 * @param enabled whether new tokens are signed; those that were stay good
 * @param rsa signs RS256
 * @param curve on P-384, signs ES384
 */
public record TokenIssuer(
    AccountId account, String id, String url, boolean enabled, Key rsa, Key curve) {

  /** How tokens are signed (RFC 7518, section 3.1), each with a key of its own. */
  public enum Algorithm {
    RS256("RSA_0"),
    ES384("EC384_0");

    private final String keyId;

    Algorithm(String keyId) {
      this.keyId = keyId;
    }

    /** The {@code kid} that the published key and the tokens have. */
    public String keyId() {
      return keyId;
    }
  }

  /**
   * A key, as JSON Web Keys have it.
   *
   * @param arn of the KMS key
   * @param first of RSA the modulus, of a point x; base64url
   * @param second of RSA the exponent, of a point y; base64url
   */
  public record Key(String arn, String first, String second) {}

  /** The same, vouching or no longer. */
  public TokenIssuer enabled(boolean now) {
    return new TokenIssuer(account, id, url, now, rsa, curve);
  }
}
