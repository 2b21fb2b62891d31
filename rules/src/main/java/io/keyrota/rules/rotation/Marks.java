package io.keyrota.rules.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rotation remembers of its own way.
 *
 * @param planned when it began
 * @param keysSeen the user's keys when it was planned
 * @param intent the step that is being done, if any
 * @param newKeyId the key that was made
 * @param created when
 * @param deployed when the last target was confirmed: nobody should use the old key from here on
 * @param retired when the key that goes was deactivated
 * @param restored when the last target was restored: nobody should use the new key from here on
 * @param acted when the last step was done
 * @param lateUses how often the old key was used although it was deactivated
 */
public record Marks(
    Instant planned,
    List<String> keysSeen,
    Optional<Intent> intent,
    Optional<String> newKeyId,
    Optional<Instant> created,
    Optional<Instant> deployed,
    Optional<Instant> retired,
    Optional<Instant> restored,
    Instant acted,
    int lateUses) {

  public Marks {
    keysSeen = List.copyOf(keysSeen);
  }

  static Marks at(Instant planned, List<String> keysSeen) {
    return new Marks(
        planned,
        keysSeen,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        planned,
        0);
  }

  Marks withIntent(Optional<Intent> other) {
    return new Marks(
        planned, keysSeen, other, newKeyId, created, deployed, retired, restored, acted, lateUses);
  }

  Marks withKeysSeen(List<String> other) {
    return new Marks(
        planned, other, intent, newKeyId, created, deployed, retired, restored, acted, lateUses);
  }

  Marks withNewKey(Optional<String> id, Instant when) {
    return new Marks(
        planned,
        keysSeen,
        intent,
        id,
        Optional.of(when),
        deployed,
        retired,
        restored,
        acted,
        lateUses);
  }

  Marks withDeployed(Instant when) {
    return new Marks(
        planned,
        keysSeen,
        intent,
        newKeyId,
        created,
        Optional.of(when),
        retired,
        restored,
        acted,
        lateUses);
  }

  Marks withRetired(Optional<Instant> when) {
    return new Marks(
        planned, keysSeen, intent, newKeyId, created, deployed, when, restored, acted, lateUses);
  }

  Marks withRestored(Instant when) {
    return new Marks(
        planned,
        keysSeen,
        intent,
        newKeyId,
        created,
        deployed,
        retired,
        Optional.of(when),
        acted,
        lateUses);
  }

  Marks withActed(Instant when) {
    return new Marks(
        planned, keysSeen, intent, newKeyId, created, deployed, retired, restored, when, lateUses);
  }

  Marks withLateUse() {
    return new Marks(
        planned,
        keysSeen,
        intent,
        newKeyId,
        created,
        deployed,
        retired,
        restored,
        acted,
        lateUses + 1);
  }
}
