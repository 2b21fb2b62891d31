package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The ids of access keys that we make: four letters that tell the kind and sixteen characters of
 * base32, eighty bits. As AWS does since 2019, the highest bit is set, the next forty are the
 * account's number, and the rest is random; so the account of a key can be read off its id. An id
 * is no secret. Ids given from outside (a root access key chosen by the operator) follow no scheme.
 */
public final class AccessKeyId {
  /** How many random bytes the makers take. */
  public static final int ENTROPY = 5;

  private static final String LONG_TERM = "AKIA";
  private static final String SESSION = "ASIA";
  private static final int CHARACTERS = 16;
  private static final int RANDOM_BITS = 39;
  private static final int ACCOUNT_BITS = 40;

  private AccessKeyId() {}

  /** The id of a long-term access key: {@code AKIA…}. */
  public static String longTerm(AccountId account, byte[] entropy) {
    return LONG_TERM + coded(account, entropy);
  }

  /** The id of temporary credentials: {@code ASIA…}. */
  public static String session(AccountId account, byte[] entropy) {
    return SESSION + coded(account, entropy);
  }

  /** Whether the id is of the kind that comes with a session token. */
  public static boolean isSession(String accessKeyId) {
    return accessKeyId.startsWith(SESSION);
  }

  /**
   * Whether an id chosen outside can be an access key's: 1 to 128 ASCII letters, digits or
   * underscores. AWS's own start at 16 characters, and its operations take no shorter ones.
   */
  public static boolean isValid(String accessKeyId) {
    return !accessKeyId.isEmpty()
        && accessKeyId.length() <= 128
        && accessKeyId.chars().allMatch(AccessKeyId::isWord);
  }

  /** The account that an id of this scheme names, whether or not it exists. */
  public static Optional<AccountId> account(String accessKeyId) {
    if (accessKeyId.length() != LONG_TERM.length() + CHARACTERS
        || !(accessKeyId.startsWith(LONG_TERM) || accessKeyId.startsWith(SESSION))) {
      return Optional.empty();
    }
    long bits = Base32.head(accessKeyId, LONG_TERM.length(), ACCOUNT_BITS + 1);
    long number = bits - (1L << ACCOUNT_BITS);
    return number >= 0 && number <= AccountId.HIGHEST
        ? Optional.of(AccountId.of(number))
        : Optional.empty();
  }

  private static String coded(AccountId account, byte[] entropy) {
    if (entropy.length != ENTROPY) {
      throw new IllegalArgumentException("an access key id takes " + ENTROPY + " random bytes");
    }
    BigInteger random = new BigInteger(1, entropy).clearBit(RANDOM_BITS);
    BigInteger bits =
        BigInteger.valueOf(Long.parseLong(account.digits()))
            .setBit(ACCOUNT_BITS)
            .shiftLeft(RANDOM_BITS)
            .or(random);
    return Base32.text(bits, CHARACTERS);
  }

  private static boolean isWord(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
