package io.keyrota.server.kms;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.DecodedPrivateKey;
import io.keyrota.server.crypto.DecodedPublicKey;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One material in use. It is opened by whoever needs it first. Once retired it takes no new users,
 * and the last one erases it.
 */
final class OpenMaterial {
  /** Added to the number of users when no more may come. */
  private static final int RETIRED = Integer.MIN_VALUE;

  final Identity identity;

  /** Racy on purpose: a lost mark only makes it look less used than it is. */
  boolean used;

  private final SealedMaterial row;
  private final AtomicInteger users = new AtomicInteger();
  private volatile @Nullable HeldKey held;
  private volatile @Nullable DecodedPrivateKey privateKey;
  private volatile @Nullable DecodedPublicKey publicKey;

  OpenMaterial(Identity identity, SealedMaterial row) {
    this.identity = identity;
    this.row = row;
  }

  /**
   * Each sealing has its own nonce. Mostly they are the very same arrays, as the store keeps them.
   */
  boolean isOf(SealedMaterial other) {
    return row.secret().equals(other.secret())
        && Arrays.equals(row.publicKey().orElse(null), other.publicKey().orElse(null));
  }

  /** False once it is retired: then it is to be looked up again. */
  boolean acquire() {
    int now = users.get();
    while (now >= 0) {
      if (users.compareAndSet(now, now + 1)) {
        return true;
      }
      now = users.get();
    }
    return false;
  }

  void release() {
    if (users.decrementAndGet() == RETIRED) {
      erase();
    }
  }

  void retire() {
    int now = users.get();
    while (now >= 0) {
      if (users.compareAndSet(now, now + RETIRED)) {
        if (now == 0) {
          erase();
        }
        return;
      }
      now = users.get();
    }
  }

  private synchronized void erase() {
    HeldKey erased = held;
    held = null;
    if (erased != null) {
      erased.close();
    }
    privateKey = null;
  }

  /** Only between {@link #acquire} and {@link #release}. */
  HeldKey held(Sealer sealer) {
    HeldKey known = held;
    return known != null ? known : opened(sealer);
  }

  private synchronized HeldKey opened(Sealer sealer) {
    HeldKey known = held;
    if (known == null) {
      try (Secret bytes = row.open(sealer)) {
        known = HeldKey.of(bytes);
      }
      held = known;
    }
    return known;
  }

  DecodedPrivateKey privateKey(Supplier<DecodedPrivateKey> decode) {
    DecodedPrivateKey known = privateKey;
    if (known == null) {
      known = decode.get();
      privateKey = known;
    }
    return known;
  }

  DecodedPublicKey publicKey(Supplier<DecodedPublicKey> decode) {
    DecodedPublicKey known = publicKey;
    if (known == null) {
      known = decode.get();
      publicKey = known;
    }
    return known;
  }
}
