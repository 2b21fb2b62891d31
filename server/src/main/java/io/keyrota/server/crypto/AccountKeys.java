package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.X509EncodedKeySpec;

/** Key pairs as the ACME library signs with them. */
public final class AccountKeys {
  private AccountKeys() {}

  /**
   * A pair of the curve P-256. It lives in the heap for as long as the account is used.
   *
   * @param privateKey PKCS#8 in DER; it stays its owner's to close
   * @param publicKey SubjectPublicKeyInfo in DER
   */
  public static KeyPair of(Secret privateKey, byte[] publicKey) {
    try {
      return new KeyPair(
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey)),
          TlsKeys.of(privateKey));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a key pair of the curve P-256", e);
    }
  }
}
