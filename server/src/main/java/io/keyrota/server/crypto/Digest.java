package io.keyrota.server.crypto;

/** A hash function of FIPS 180-4. Instances may be shared by all threads. */
@FunctionalInterface
public interface Digest {

  /** The hash of the parts put one after another. */
  byte[] of(byte[]... parts);
}
