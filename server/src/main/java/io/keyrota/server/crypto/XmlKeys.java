package io.keyrota.server.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * Keys of strangers by which the JDK verifies signatures of XML documents: RSA with moduli of 2048
 * to 8192 bits, and points of the NIST curves.
 */
public final class XmlKeys {
  private static final int SMALLEST = 2048;
  private static final int LARGEST = 8192;
  private static final int LONGEST_EXPONENT = 64;

  private XmlKeys() {}

  /**
   * A key.
   *
   * @param spki SubjectPublicKeyInfo in DER
   * @return empty for any other
   */
  public static Optional<PublicKey> verifying(byte[] spki) {
    X509EncodedKeySpec spec = new X509EncodedKeySpec(spki);
    return made("RSA", spec).filter(XmlKeys::isOfRightSize).or(() -> made("EC", spec));
  }

  private static Optional<PublicKey> made(String kind, X509EncodedKeySpec spec) {
    try {
      return Optional.of(KeyFactory.getInstance(kind).generatePublic(spec));
    } catch (GeneralSecurityException otherKind) {
      return Optional.empty();
    }
  }

  private static boolean isOfRightSize(PublicKey key) {
    return key instanceof RSAPublicKey rsa
        && rsa.getModulus().bitLength() >= SMALLEST
        && rsa.getModulus().bitLength() <= LARGEST
        && rsa.getPublicExponent().bitLength() <= LONGEST_EXPONENT;
  }
}
