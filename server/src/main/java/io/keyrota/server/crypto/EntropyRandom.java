package io.keyrota.server.crypto;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.Arrays;

/** Lends our entropy to providers that ask for a SecureRandom; it seeds nothing of its own. */
final class EntropyRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  EntropyRandom(Entropy entropy) {
    super(new Source(entropy), null);
  }

  private static final class Source extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;

    private final transient Entropy entropy;

    Source(Entropy entropy) {
      this.entropy = entropy;
    }

    @Override
    protected void engineSetSeed(byte[] seed) {
      // More randomness is never needed, and must not replace what is there.
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      byte[] fresh = entropy.bytes(bytes.length);
      System.arraycopy(fresh, 0, bytes, 0, bytes.length);
      Arrays.fill(fresh, (byte) 0);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      return entropy.bytes(count);
    }
  }
}
