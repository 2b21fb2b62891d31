package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** RSAES-OAEP (RFC 8017) with an empty label. */
final class RsaOaep {
  private static final String NAME = "RSA/ECB/OAEPPadding";

  /** Hash functions for both, the label and MGF1. */
  enum Hash {
    SHA_1,
    SHA_256;

    // Java's own default takes SHA-1 for the mask, whatever the hash.
    private OAEPParameterSpec parameters() {
      return switch (this) {
        case SHA_1 -> RsaOaep.parameters("SHA-1", MGF1ParameterSpec.SHA1);
        case SHA_256 -> RsaOaep.parameters("SHA-256", MGF1ParameterSpec.SHA256);
      };
    }
  }

  /** An empty label under that hash, and MGF1 over another, or the same. */
  static OAEPParameterSpec parameters(String name, MGF1ParameterSpec mask) {
    return new OAEPParameterSpec(name, "MGF1", mask, PSource.PSpecified.DEFAULT);
  }

  private final Jca jca;

  RsaOaep(Jca jca) {
    this.jca = jca;
  }

  byte[] encrypt(Key publicKey, Hash hash, byte[] plaintext) {
    try {
      Cipher cipher = jca.cipher(NAME);
      cipher.init(Cipher.ENCRYPT_MODE, publicKey, hash.parameters());
      return cipher.doFinal(plaintext);
    } catch (GeneralSecurityException e) {
      throw new Unusable(NAME, e);
    }
  }

  Optional<Secret> decrypt(Key privateKey, Hash hash, byte[] ciphertext) {
    return decrypt(privateKey, hash.parameters(), ciphertext);
  }

  /** The plaintext, nothing when anything at all is wrong. */
  Optional<Secret> decrypt(Key privateKey, OAEPParameterSpec parameters, byte[] ciphertext) {
    if (ciphertext.length != RsaRaw.bytes(privateKey)) {
      return Optional.empty();
    }
    // Into an array of our own: one that a provider makes and cuts to size, nobody erases.
    byte[] whole = new byte[ciphertext.length];
    try {
      Cipher cipher = jca.cipher(NAME);
      cipher.init(Cipher.DECRYPT_MODE, privateKey, parameters);
      int length = cipher.doFinal(ciphertext, 0, ciphertext.length, whole, 0);
      return Optional.of(Secret.owning(Arrays.copyOf(whole, length)));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Whatever is wrong with it: one answer.
      return Optional.empty();
    } finally {
      Arrays.fill(whole, (byte) 0);
    }
  }
}
