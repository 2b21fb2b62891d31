package io.keyrota.server.crypto;

import java.security.GeneralSecurityException;

/** A provider refused what every platform must offer: a broken installation, not a bad input. */
final class Unusable extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  Unusable(String algorithm, GeneralSecurityException cause) {
    super(algorithm + " can not be used on this Java runtime", cause);
  }
}
