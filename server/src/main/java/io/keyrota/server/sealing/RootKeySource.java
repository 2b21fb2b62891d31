package io.keyrota.server.sealing;

import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;

/** Where the root key comes from. */
public sealed interface RootKeySource permits RootKeyFile, RootPassphrase {

  /**
   * Gets the root key.
   *
   * @param first whether nothing was ever sealed in this data folder: only then may a root key be
   *     made where there is none. See {@link Keyring#isEmpty}.
   * @throws RootKeyUnavailable when there is none, or it may not be used
   */
  RootKey open(Algorithms algorithms, Entropy entropy, boolean first) throws RootKeyUnavailable;
}
