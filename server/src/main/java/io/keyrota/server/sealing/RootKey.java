package io.keyrota.server.sealing;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Identity;

/**
 * The key above all others: it seals the domain keys and nothing else. It is needed when the server
 * starts and when a domain key is made; close it in between, so that it is nowhere in memory. A
 * hardware module's key will be another kind, hence no bytes of it show here.
 */
public sealed interface RootKey extends AutoCloseable permits SoftwareRootKey {

  /** Seals a domain key for its row. */
  Sealed seal(Entropy entropy, Identity boundTo, Secret domainKey);

  /**
   * Opens a domain key.
   *
   * @throws Sealer.Broken when it was sealed under another root key, changed, or moved
   */
  Secret open(Identity boundTo, Sealed sealed);

  /** Erases the key where it is in memory. */
  @Override
  void close();
}
