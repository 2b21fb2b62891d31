package io.keyrota.server.crypto;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A public key of a JSON Web Key (RFC 7518, section 6; RFC 8037), and what it verifies: each kind
 * by the one algorithm that the key itself decides, never by one that a message names. Bounds on
 * sizes are its maker's matter. Anything malformed is simply not right.
 */
public final class WebKey {
  private static final int ED25519 = 32;
  private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final PublicKey key;
  private final String algorithm;

  /** Of the signature, in octets; RSA's is as long as its modulus. */
  private final int length;

  private WebKey(PublicKey key, String algorithm, int length) {
    this.key = key;
    this.algorithm = algorithm;
    this.length = length;
  }

  /** An RSA key (RS256): modulus and exponent, unsigned, big end first. */
  public static Optional<WebKey> rsa(byte[] modulus, byte[] exponent) {
    BigInteger n = new BigInteger(1, modulus);
    try {
      PublicKey key = rsa(n, new BigInteger(1, exponent));
      return Optional.of(new WebKey(key, "SHA256withRSA", (n.bitLength() + 7) / 8));
    } catch (GeneralSecurityException malformed) {
      return Optional.empty();
    }
  }

  /** A point of P-256 (ES256); empty where it is not on the curve. */
  public static Optional<WebKey> p256(byte[] x, byte[] y) {
    return curve("secp256r1", x, y, "SHA256withECDSAinP1363Format", 64);
  }

  /** A point of P-384 (ES384); empty where it is not on the curve. */
  public static Optional<WebKey> p384(byte[] x, byte[] y) {
    return curve("secp384r1", x, y, "SHA384withECDSAinP1363Format", 96);
  }

  private static Optional<WebKey> curve(
      String curve, byte[] x, byte[] y, String algorithm, int length) {
    try {
      return Optional.of(new WebKey(point(curve, x, y), algorithm, length));
    } catch (GeneralSecurityException malformed) {
      return Optional.empty();
    }
  }

  static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  /** The key of a point, which must lie on the curve. */
  static PublicKey point(String curve, byte[] x, byte[] y) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    ECParameterSpec domain = parameters.getParameterSpec(ECParameterSpec.class);
    BigInteger px = new BigInteger(1, x);
    BigInteger py = new BigInteger(1, y);
    if (!isOn(domain.getCurve(), px, py)) {
      throw new InvalidKeySpecException("the point is not on the curve");
    }
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(new ECPoint(px, py), domain));
  }

  /** Whether a point lies on the curve; the curves' cofactor is one. */
  private static boolean isOn(EllipticCurve curve, BigInteger x, BigInteger y) {
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(p);
    return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
  }

  /** An Ed25519 key (EdDSA). */
  public static Optional<WebKey> ed25519(byte[] x) {
    if (x.length != ED25519) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new WebKey(
              KeyFactory.getInstance("Ed25519")
                  .generatePublic(new X509EncodedKeySpec(Der.joined(ED25519_HEAD, x))),
              "Ed25519",
              64));
    } catch (GeneralSecurityException malformed) {
      return Optional.empty();
    }
  }

  /** Whether the key made the signature. */
  public boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != length) {
      return false;
    }
    try {
      return verify(algorithm, key, message, signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  static boolean verify(String algorithm, PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }

  /** SubjectPublicKeyInfo in DER. */
  public byte[] encoded() {
    return key.getEncoded();
  }
}
