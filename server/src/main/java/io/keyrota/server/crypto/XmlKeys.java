package io.keyrota.server.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * Keys of strangers by which the JDK verifies signatures of XML documents: those of RSA that {@link
 * ForeignRsa} takes, and points of the NIST curves.
 */
public final class XmlKeys {
  private XmlKeys() {}

  /**
   * A key.
   *
   * @param spki SubjectPublicKeyInfo in DER
   * @return empty for any other
   */
  public static Optional<PublicKey> verifying(byte[] spki) {
    X509EncodedKeySpec spec = new X509EncodedKeySpec(spki);
    return made("RSA", spec).filter(XmlKeys::isTaken).or(() -> made("EC", spec));
  }

  private static Optional<PublicKey> made(String kind, X509EncodedKeySpec spec) {
    try {
      return Optional.of(KeyFactory.getInstance(kind).generatePublic(spec));
    } catch (GeneralSecurityException otherKind) {
      return Optional.empty();
    }
  }

  private static boolean isTaken(PublicKey key) {
    return key instanceof RSAPublicKey rsa
        && ForeignRsa.isTaken(rsa.getModulus(), rsa.getPublicExponent());
  }
}
