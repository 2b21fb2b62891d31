package io.keyrota.server.crypto;

/** A keyed hash (HMAC, FIPS 198-1). Instances may be shared by all threads. */
@FunctionalInterface
public interface Mac {

  /** The whole, untruncated tag of the parts put one after another. */
  byte[] tag(HeldKey key, byte[]... parts);
}
