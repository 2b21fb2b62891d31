package io.keyrota.server.crypto;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;

/**
 * Verifies signatures of JSON Web Signatures (RFC 7518) by keys of whoever publishes them: RS256,
 * RS384, RS512 with moduli of 2048 to 8192 bits, ES256 and ES384 each on its curve. Anything
 * malformed is simply not right.
 */
public final class WebSignature {
  private static final Map<String, String> RSA =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");
  private static final Map<String, String> ECDSA =
      Map.of("ES256", "SHA256withECDSAinP1363Format", "ES384", "SHA384withECDSAinP1363Format");
  private static final Map<String, String> CURVES = Map.of("ES256", "P-256", "ES384", "P-384");
  private static final Map<String, String> NAMES =
      Map.of("P-256", "secp256r1", "P-384", "secp384r1");

  private static final int SMALLEST = 2048;
  private static final int LARGEST = 8192;
  private static final int LONGEST_EXPONENT = 64;

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
    if (name == null
        || n.bitLength() < SMALLEST
        || n.bitLength() > LARGEST
        || e.bitLength() > LONGEST_EXPONENT
        || !e.testBit(0)) {
      return false;
    }
    try {
      PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(n, e));
      return verify(name, key, message, signature);
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
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(NAMES.get(curve)));
      ECParameterSpec domain = parameters.getParameterSpec(ECParameterSpec.class);
      ECPoint point = new ECPoint(new BigInteger(1, x), new BigInteger(1, y));
      // The JDK checks that the point is on the curve when it verifies.
      PublicKey key =
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, domain));
      return verify(name, key, message, signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private static boolean verify(String name, PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(name);
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }
}
