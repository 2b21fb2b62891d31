package io.keyrota.server.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;

/**
 * Verifies signatures of JSON Web Signatures (RFC 7518) by keys of whoever publishes them: RS256,
 * RS384, RS512 with moduli of 2048 to 8192 bits, ES256, ES384 and ES512 each on its curve. Anything
 * malformed is simply not right.
 */
public final class WebSignature {
  private static final Map<String, String> RSA =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");
  private static final Map<String, String> ECDSA =
      Map.of(
          "ES256",
          "SHA256withECDSAinP1363Format",
          "ES384",
          "SHA384withECDSAinP1363Format",
          "ES512",
          "SHA512withECDSAinP1363Format");
  private static final Map<String, String> CURVES =
      Map.of("ES256", "P-256", "ES384", "P-384", "ES512", "P-521");
  private static final Map<String, String> NAMES =
      Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

  private WebSignature() {}

  /** Whether it knows the algorithm. */
  public static boolean knows(String algorithm) {
    return RSA.containsKey(algorithm) || ECDSA.containsKey(algorithm);
  }

  /** By an RSA key: modulus and exponent, unsigned, big end first. */
  public static boolean rsa(
      String algorithm, byte[] modulus, byte[] exponent, byte[] message, byte[] signature) {
    String name = RSA.get(algorithm);
    BigInteger n = new BigInteger(1, modulus);
    BigInteger e = new BigInteger(1, exponent);
    if (name == null || !ForeignRsa.isTaken(n, e)) {
      return false;
    }
    try {
      return WebKey.verify(name, WebKey.rsa(n, e), message, signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  /** By a key on a NIST curve, named as JSON Web Keys name it: the point's coordinates. */
  public static boolean ecdsa(
      String algorithm, String curve, byte[] x, byte[] y, byte[] message, byte[] signature) {
    String name = ECDSA.get(algorithm);
    if (name == null || !curve.equals(CURVES.get(algorithm))) {
      return false;
    }
    try {
      return WebKey.verify(
          name, WebKey.point(Objects.requireNonNull(NAMES.get(curve)), x, y), message, signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
