package io.keyrota.server.crypto;

import io.keyrota.rules.text.Base64Url;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/**
 * A public key of our own in the parts that JSON Web Keys have (RFC 7518, section 6), each in
 * base64url.
 *
 * @param first of RSA the modulus, of a point x
 * @param second of RSA the exponent, of a point y
 */
public record PublishedKey(String first, String second) {
  private static final int P384 = 48;

  /** An RSA key, from SubjectPublicKeyInfo in DER. */
  public static PublishedKey rsa(byte[] encoded) {
    try {
      RSAPublicKey key =
          (RSAPublicKey)
              KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
      return new PublishedKey(
          Base64Url.of(unsigned(key.getModulus())),
          Base64Url.of(unsigned(key.getPublicExponent())));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A point of P-384, from SubjectPublicKeyInfo in DER. */
  public static PublishedKey p384(byte[] encoded) {
    try {
      ECPublicKey key =
          (ECPublicKey)
              KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
      return new PublishedKey(
          Base64Url.of(fixed(key.getW().getAffineX(), P384)),
          Base64Url.of(fixed(key.getW().getAffineY(), P384)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The signature of a key on P-384 as JSON Web Signatures have it: both numbers side by side. */
  public static byte[] p384Signature(byte[] der) {
    BigInteger[] two = Der.twoIntegers(der).orElseThrow();
    return Der.joined(fixed(two[0], P384), fixed(two[1], P384));
  }

  private static byte[] unsigned(BigInteger number) {
    return fixed(number, (number.bitLength() + 7) / 8);
  }

  /** In exactly so many octets. */
  private static byte[] fixed(BigInteger number, int length) {
    byte[] signed = number.toByteArray();
    byte[] fixed = new byte[length];
    int kept = Math.min(signed.length, length);
    System.arraycopy(signed, signed.length - kept, fixed, length - kept, kept);
    Arrays.fill(signed, (byte) 0);
    return fixed;
  }
}
