package io.keyrota.server.kms;

import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What time asks of keys: the deletion whose day has come, the destruction of imported material
 * that has expired, the automatic rotation. One of them at a time, in this order.
 */
final class KeepKey implements InwardDuty {
  /** When to look again at a row of which time turned out to want nothing yet. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final KeyWorks works;

  KeepKey(KeyWorks works) {
    this.works = works;
  }

  @Override
  public String kind() {
    return KeyTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return "kms.amazonaws.com";
  }

  @Override
  public String eventName() {
    return "RotateKey";
  }

  @Override
  public String eventName(Due due, Instant now, Snapshot seen) {
    return row(due, seen)
        .map(
            key -> {
              if (KeyLife.deletionDue(key, now)) {
                return "DeleteKey";
              }
              return key.materials().expired(now).isEmpty()
                  ? eventName()
                  : "DeleteExpiredKeyMaterial";
            })
        .orElse(eventName());
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    Instant again = call.now().plus(AGAIN);
    return row(due, seen)
        .map(key -> new Outcome<>(again, changes(call, key, seen)).noting(UsedKey.of(key)))
        .orElseGet(() -> Outcome.of(again));
  }

  private static Optional<KmsKey> row(Due due, Snapshot seen) {
    return seen.find(KeyTable.TABLE, due.identity().place(), due.identity().id());
  }

  private List<Change> changes(Call call, KmsKey key, Snapshot seen) {
    if (KeyLife.deletionDue(key, call.now())) {
      return Destruction.of(key, works, call, seen);
    }
    FoundKey found = FoundKey.at(call.now(), key, seen);
    if (!found.overdue().isEmpty()) {
      return expired(call, key, found);
    }
    return KeyRotation.dueNow(key, call.now()) ? rotated(call, key, seen) : List.of();
  }

  private List<Change> expired(Call call, KmsKey key, FoundKey found) {
    List<Change> changes = new ArrayList<>(found.overdue());
    changes.forEach(removal -> works.materials().leaving(removal.identity()));
    changes.add(KeyTable.put(found.key()));
    changes.add(works.events().expiration(key, call));
    return changes;
  }

  private List<Change> rotated(Call call, KmsKey key, Snapshot seen) {
    SealedMaterial material = NewMaterial.next(key, call);
    KmsKey next = KeyRotation.automatic(key, material.id(), call.now());
    List<Change> changes =
        new ArrayList<>(Relatives.following(next, material, call.sealer(), seen));
    changes.add(MaterialTable.put(material));
    changes.add(KeyTable.put(next));
    changes.add(works.events().rotation(key, next, call));
    return changes;
  }
}
