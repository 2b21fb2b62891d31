package io.keyrota.server.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.Optional;

/**
 * Amazon's Corretto provider, where its native library runs (Linux on x86-64). It is never
 * installed for everything, and neither its classes nor its library are loaded before the first key
 * that wants them: that costs more than the rest of the start.
 */
final class Corretto {
  private Corretto() {}

  static Optional<Provider> provider() {
    return Loaded.PROVIDER;
  }

  private static final class Loaded {
    static final Optional<Provider> PROVIDER = load();

    private static Optional<Provider> load() {
      try {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        return provider.getLoadingError() == null ? Optional.of(provider) : Optional.empty();
      } catch (LinkageError e) {
        // No such jar, or no such library for this machine: the JDK does the same, only slower.
        return Optional.empty();
      }
    }
  }
}
