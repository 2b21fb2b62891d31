package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;

/**
 * A public key as a provider has decoded it, which costs more than many a use of it: keep it as
 * long as it is in use. It can be used by many threads at once.
 */
public final class DecodedPublicKey {
  private final KeySpec spec;
  private final Object key;

  DecodedPublicKey(KeySpec spec, Object key) {
    this.spec = spec;
    this.key = key;
  }

  public KeySpec spec() {
    return spec;
  }

  <T> T as(Class<T> type) {
    return type.cast(key);
  }

  @Override
  public String toString() {
    return "[public key]";
  }
}
