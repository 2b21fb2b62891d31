package io.keyrota.server.crypto;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.function.Function;

/** The JDK's HMAC, instances reused; each leaves the pool and comes back without a caller's key. */
final class Prf {
  private static final byte[] NO_KEY = new byte[1];

  private final String algorithm;
  private final Pool<javax.crypto.Mac> pool;

  Prf(String algorithm) {
    this.algorithm = algorithm;
    pool = new Pool<>(() -> make(algorithm));
  }

  private static javax.crypto.Mac make(String algorithm) {
    try {
      return javax.crypto.Mac.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new Unusable(algorithm, e);
    }
  }

  /** Lends a keyed instance for the time of one function. */
  <T> T keyed(HeldKey key, Function<javax.crypto.Mac, T> use) {
    javax.crypto.Mac mac = pool.take();
    try {
      mac.init(RawKey.of(algorithm, key));
      T result = use.apply(mac);
      // Setting it up anew overwrites the pads, from which the key could be read.
      mac.init(RawKey.of(algorithm, NO_KEY));
      pool.giveBack(mac);
      return result;
    } catch (InvalidKeyException e) {
      throw new Unusable(algorithm, e);
    }
  }
}
