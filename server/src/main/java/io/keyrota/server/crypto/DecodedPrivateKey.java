package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;

/**
 * A private key as a provider has decoded it, which costs more than many a use of it: keep it as
 * long as it is in use. It can be used by many threads at once.
 */
public final class DecodedPrivateKey {
  private final KeySpec spec;
  private final Object key;

  DecodedPrivateKey(KeySpec spec, Object key) {
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
    return "[private key]";
  }
}
