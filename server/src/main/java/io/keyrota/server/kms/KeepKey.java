package io.keyrota.server.kms;

import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.aws.Beside;
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
import java.util.Map;
import java.util.Optional;

/**
 * What time asks of keys: the deletion whose day has come, the destruction of imported material
 * that has expired, the automatic rotation. One of them at a time, in this order.
 */
final class KeepKey implements InwardDuty {
  /** When to look again at a row of which time turned out to want nothing yet. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private static final String EXPIRED = "DeleteExpiredKeyMaterial";

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
    return KmsApi.PRINCIPAL;
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
              return key.materials().expired(now).isEmpty() ? eventName() : EXPIRED;
            })
        .orElse(eventName());
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    Instant again = call.now().plus(AGAIN);
    return row(due, seen)
        .map(key -> kept(call, key, again, seen))
        .orElseGet(() -> Outcome.of(again));
  }

  private static Optional<KmsKey> row(Due due, Snapshot seen) {
    return seen.find(KeyTable.TABLE, due.identity().place(), due.identity().id());
  }

  private Outcome<Instant> kept(Call call, KmsKey key, Instant again, Snapshot seen) {
    if (KeyLife.deletionDue(key, call.now())) {
      return new Outcome<>(again, Destruction.of(key, works, call, seen))
          .noting(UsedKey.happened(key, Map.of()));
    }
    FoundKey found = FoundKey.at(call.now(), key, seen);
    if (!found.overdue().isEmpty()) {
      return expired(call, key, found, again);
    }
    return KeyRotation.dueNow(key, call.now())
        ? rotated(call, key, again, seen)
        : Outcome.of(again);
  }

  /** Each material has its entry, though they go together. */
  private Outcome<Instant> expired(Call call, KmsKey key, FoundKey found, Instant again) {
    List<Noted> gone =
        key.materials().expired(call.now()).stream()
            .map(it -> UsedKey.happened(key, Map.of("keyMaterialId", it.id().hex())))
            .toList();
    Outcome<Instant> outcome =
        new Outcome<>(again, destroyed(call, key, found)).noting(gone.getFirst());
    for (Noted more : gone.subList(1, gone.size())) {
      outcome = outcome.with(new Beside.Happened(principal(), EXPIRED, key.region(), more));
    }
    return outcome;
  }

  private List<Change> destroyed(Call call, KmsKey key, FoundKey found) {
    List<Change> changes = new ArrayList<>(found.overdue());
    changes.forEach(removal -> works.materials().leaving(removal.identity()));
    changes.add(KeyTable.put(found.key()));
    changes.add(works.events().expiration(key, call));
    return changes;
  }

  private Outcome<Instant> rotated(Call call, KmsKey key, Instant again, Snapshot seen) {
    SealedMaterial material = NewMaterial.next(key, call);
    KmsKey next = KeyRotation.automatic(key, material.id(), call.now());
    List<Change> changes =
        new ArrayList<>(Relatives.following(next, material, call.sealer(), seen));
    changes.add(MaterialTable.put(material));
    changes.add(KeyTable.put(next));
    changes.add(works.events().rotation(key, next, call));
    return new Outcome<>(again, changes).noting(UsedKey.rotated(key, next));
  }
}
