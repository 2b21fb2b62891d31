package io.keyrota.server;

import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.Clock;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.kms.KmsApi;
import io.keyrota.server.store.Store;
import io.keyrota.server.upkeep.KeyUseUpkeep;
import io.keyrota.server.upkeep.KmsUseUpkeep;
import io.keyrota.server.upkeep.SavingThread;
import io.keyrota.server.usage.KeyUse;
import io.keyrota.server.usage.KmsUse;
import io.keyrota.server.usage.KmsUseSaving;
import io.keyrota.server.usage.TrailReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Wires what is known of how keys were used, as the trail tells it.
 *
 * @param accessKeys of access keys
 * @param kmsKeys of KMS keys
 * @param trail where it is read
 */
record UsageRoom(KeyUse accessKeys, KmsUse kmsKeys, Trail trail) {

  /** Reads on in the trail from where the store has it, and from then on what is appended. */
  static UsageRoom open(Store store, Trail trail, Instant now) throws IOException {
    UsageRoom room = new UsageRoom(new KeyUse(store, trail), new KmsUse(store, trail, now), trail);
    TrailReader.open(trail, List.of(room.accessKeys, room.kmsKeys));
    return room;
  }

  /**
   * What is kept in the store by the way.
   *
   * @param accessKeys of access keys
   * @param kmsKeys of KMS keys
   * @param thread saves both
   */
  record Kept(KeyUseUpkeep accessKeys, KmsUseUpkeep kmsKeys, SavingThread thread)
      implements AutoCloseable {

    void start() {
      thread.start();
    }

    @Override
    public void close() {
      thread.close();
      accessKeys.close();
      kmsKeys.close();
    }
  }

  /** Keeps it from now on: of keys that are there alone. */
  Kept kept(Store store, ServiceCalls calls, Clock clock, Principals principals) {
    KmsUseUpkeep kmsUpkeep =
        new KmsUseUpkeep(new KmsUseSaving(kmsKeys, KmsApi::hasKey), calls, clock, trail);
    KeyUseUpkeep upkeep =
        new KeyUseUpkeep(
            accessKeys, calls, clock, trail, (id, seen) -> KeptUses.exists(principals, id, seen));
    store.onCommitted(
        entries -> {
          // At once, not when the trail has them: the next request already sees this use.
          entries.forEach(accessKeys::used);
          trail.appendAll(entries, store::entriesTaken);
        });
    SavingThread thread =
        SavingThread.of(
            trail,
            () -> {
              upkeep.tick();
              kmsUpkeep.tick();
            });
    return new Kept(upkeep, kmsUpkeep, thread);
  }
}
