package io.keyrota.rules.acm;

import io.keyrota.rules.aws.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The CNAME that proves control of a domain. It is constant for an account and a domain: the same
 * in every region, for every request, and for a name and its wildcard, so that a record once set
 * goes on to prove renewals.
 *
 * @param name where it stands, ending in a dot: {@code _….example.com.}
 * @param value what it points to, ending in {@code .acm-validations.aws.}
 */
public record ValidationRecord(String name, String value) {
  private static final String ZONE = ".acm-validations.aws.";
  private static final int HALF = 16;
  private static final int LABEL = 10;
  private static final int LETTERS = 26;

  /**
   * The record of an account and a domain.
   *
   * @param domain in lower case, without a star
   */
  public static ValidationRecord of(AccountId account, String domain) {
    HexFormat hex = HexFormat.of();
    byte[] hash = sha256("acm-validation 1 " + account + " " + domain);
    // As with AWS the target's last label before the zone is the account's.
    byte[] ofAccount = sha256("acm-validation 1 " + account);
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < LABEL; i++) {
      label.append((char) ('a' + Byte.toUnsignedInt(ofAccount[i]) % LETTERS));
    }
    return new ValidationRecord(
        "_" + hex.formatHex(hash, 0, HALF) + "." + domain + ".",
        "_" + hex.formatHex(hash, HALF, 2 * HALF) + "." + label + ZONE);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
