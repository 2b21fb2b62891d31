package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.util.Arrays;
import javax.crypto.ShortBufferException;

/**
 * PBKDF2 over the JDK's HMAC-SHA-512. The JDK's own class for it wants the passphrase as characters
 * and keeps copies that nobody can erase.
 */
final class JdkPbkdf2 implements PassphraseKdf {
  private static final int HASH = 64;
  private static final int KEY = 32;
  private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

  private final Prf prf = new Prf("HmacSHA512");

  @Override
  public Secret derive(Secret passphrase, byte[] salt, int iterations) {
    if (iterations < 1) {
      throw new IllegalArgumentException("at least one iteration");
    }
    try (HeldKey key = HeldKey.of(passphrase)) {
      return prf.keyed(key, mac -> firstBlock(mac, salt, iterations));
    }
  }

  private static Secret firstBlock(javax.crypto.Mac mac, byte[] salt, int iterations) {
    byte[] u = new byte[HASH];
    byte[] t = new byte[HASH];
    try {
      mac.update(salt);
      mac.update(FIRST_BLOCK);
      mac.doFinal(u, 0);
      System.arraycopy(u, 0, t, 0, HASH);
      for (int i = 1; i < iterations; i++) {
        mac.update(u);
        mac.doFinal(u, 0);
        for (int j = 0; j < HASH; j++) {
          t[j] ^= u[j];
        }
      }
      return Secret.owning(Arrays.copyOf(t, KEY));
    } catch (ShortBufferException e) {
      throw new Unusable("HmacSHA512", e);
    } finally {
      Arrays.fill(u, (byte) 0);
      Arrays.fill(t, (byte) 0);
    }
  }
}
