package io.keyrota.server.route53;

import io.keyrota.server.crypto.Entropy;
import java.math.BigInteger;
import java.util.Locale;

/** Ids of zones and changes: a letter and thirteen letters and digits. */
final class Ids {
  private static final int LENGTH = 13;
  private static final int ENTROPY = 16;

  private Ids() {}

  static String zone(Entropy entropy) {
    return "Z" + random(entropy);
  }

  static String change(Entropy entropy) {
    return "C" + random(entropy);
  }

  static String delegationSet(Entropy entropy) {
    return "N" + random(entropy);
  }

  private static String random(Entropy entropy) {
    String digits = new BigInteger(1, entropy.bytes(ENTROPY)).toString(36).toUpperCase(Locale.ROOT);
    String padded = "0".repeat(LENGTH) + digits;
    return padded.substring(padded.length() - LENGTH);
  }

  /** The id alone, where it was given with {@code /hostedzone/} or {@code /change/} before it. */
  static String bare(String given) {
    return given.substring(given.lastIndexOf('/') + 1);
  }
}
