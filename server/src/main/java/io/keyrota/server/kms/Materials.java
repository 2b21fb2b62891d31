package io.keyrota.server.kms;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.DecodedKeys;
import io.keyrota.server.crypto.DecodedPrivateKey;
import io.keyrota.server.crypto.DecodedPublicKey;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Snapshot;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Opens materials and keeps them open, some thousands at most, for as long as their rows stay what
 * they were: whoever uses one has read its row just now, and a row that was replaced is opened
 * anew. Bytes of symmetric keys lie outside the heap and are erased when they leave.
 */
final class Materials implements AutoCloseable {
  /** How many are kept open. */
  static final int BOUND = 16_384;

  /** How often a row that is about to go is looked at, about once a second. */
  private static final int LOOKS = 5;

  private final DecodedKeys decoding;
  private final int bound;
  private final ConcurrentHashMap<Identity, OpenMaterial> open = new ConcurrentHashMap<>();
  private final Queue<OpenMaterial> line = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inLine = new AtomicInteger();
  private final Queue<Leaving> leaving = new ConcurrentLinkedQueue<>();

  /** A material that somebody has decided to destroy; whether that was committed is to be seen. */
  private record Leaving(Identity identity, int looks) {}

  Materials(DecodedKeys decoding) {
    this(decoding, BOUND);
  }

  Materials(DecodedKeys decoding, int bound) {
    this.decoding = decoding;
    this.bound = bound;
  }

  /**
   * Uses the bytes of a symmetric or HMAC key. They are not erased before {@code use} returns, and
   * must not be kept.
   */
  <T> T symmetric(SealedMaterial row, Sealer sealer, Function<HeldKey, T> use) {
    while (true) {
      OpenMaterial material = opened(row);
      if (material.acquire()) {
        try {
          return use.apply(material.held(sealer));
        } finally {
          material.release();
        }
      }
    }
  }

  /** The private key of a pair. */
  DecodedPrivateKey privateKey(KeySpec spec, SealedMaterial row, Sealer sealer) {
    return opened(row)
        .privateKey(
            () -> {
              try (Secret pkcs8 = row.open(sealer)) {
                return decoding.privateKey(spec, pkcs8);
              }
            });
  }

  /**
   * The public key of a pair.
   *
   * @throws io.keyrota.rules.aws.Refusal KMSInternalException where it is not that of the private
   *     key, which is looked at when the row is opened: in the row it lies in the clear, and
   *     another one there would have others' signatures verified, and texts encrypted to them
   */
  DecodedPublicKey publicKey(KeySpec spec, SealedMaterial row, Sealer sealer) {
    return opened(row).publicKey(() -> decoding.publicKey(spec, proved(spec, row, sealer)));
  }

  /** The same as SubjectPublicKeyInfo, never to be changed. */
  byte[] publicKeyInfo(KeySpec spec, SealedMaterial row, Sealer sealer) {
    DecodedPublicKey _ = publicKey(spec, row, sealer);
    return row.publicKey().orElseThrow();
  }

  private byte[] proved(KeySpec spec, SealedMaterial row, Sealer sealer) {
    try (Secret pkcs8 = row.open(sealer)) {
      return row.publicKey()
          .filter(told -> decoding.arePair(spec, pkcs8, told))
          .orElseThrow(
              () -> KmsRefusal.brokenMaterial(KmsArn.key(row.account(), row.region(), row.key())));
    }
  }

  private OpenMaterial opened(SealedMaterial row) {
    Identity identity = row.identity();
    OpenMaterial known = open.get(identity);
    if (known != null && known.isOf(row)) {
      known.used = true;
      return known;
    }
    OpenMaterial fresh = new OpenMaterial(identity, row);
    OpenMaterial before = open.put(identity, fresh);
    if (before != null) {
      before.retire();
    }
    stand(fresh);
    evict();
    return fresh;
  }

  private void stand(OpenMaterial material) {
    line.add(material);
    var _ = inLine.incrementAndGet();
  }

  private void evict() {
    while (open.mappingCount() > bound || inLine.get() > 2 * bound) {
      OpenMaterial first = line.poll();
      if (first == null) {
        return;
      }
      var _ = inLine.decrementAndGet();
      if (first.used && open.get(first.identity) == first) {
        first.used = false;
        stand(first);
      } else {
        open.remove(first.identity, first);
        first.retire();
      }
    }
  }

  /** Says that a change which removes the row is about to be committed. */
  void leaving(Identity identity) {
    leaving.add(new Leaving(identity, LOOKS));
  }

  /**
   * Closes what was destroyed meanwhile; called about once a second. A row is looked at several
   * times, since somebody who read it before it went may open it afterwards.
   */
  void settle(Snapshot seen) {
    for (int i = leaving.size(); i > 0; i--) {
      Leaving next = leaving.poll();
      if (next == null) {
        return;
      }
      boolean gone =
          seen.find(MaterialTable.TABLE, next.identity().place(), next.identity().id()).isEmpty();
      if (gone) {
        forget(next.identity());
      }
      if (next.looks() > 1) {
        leaving.add(new Leaving(next.identity(), next.looks() - 1));
      }
    }
  }

  private void forget(Identity identity) {
    OpenMaterial gone = open.remove(identity);
    if (gone != null) {
      gone.retire();
    }
  }

  /** How many are open. */
  int size() {
    return open.size();
  }

  /** Erases all; after the last request. */
  @Override
  public void close() {
    open.keySet().forEach(this::forget);
  }
}
