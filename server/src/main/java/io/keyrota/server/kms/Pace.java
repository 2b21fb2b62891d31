package io.keyrota.server.kms;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.server.store.Snapshot;

/** Which private-key operations take longer than the moment that an event loop has. */
final class Pace {
  private static final int QUICK_RSA_BITS = 2048;

  private Pace() {}

  /** Goes on elsewhere when encrypting or verifying with a public key of that spec takes long. */
  static void needTimeInPublic(KeySpec spec, Snapshot seen) {
    switch (spec.family()) {
      case SYMMETRIC, HMAC, NIST_CURVE, EDWARDS25519, RSA, ML_KEM -> {}
      case SECP256K1, SM2, ML_DSA -> seen.needTime();
    }
  }

  /** Goes on elsewhere when signing or decrypting with a key of that spec takes long. */
  static void needTime(KeySpec spec, Snapshot seen) {
    boolean slow =
        switch (spec.family()) {
          case SYMMETRIC, HMAC, NIST_CURVE, EDWARDS25519, ML_KEM -> false;
          case RSA -> spec.size() > QUICK_RSA_BITS;
          case SECP256K1, SM2, ML_DSA -> true;
        };
    if (slow) {
      seen.needTime();
    }
  }
}
