package io.keyrota.server.kms;

import io.keyrota.rules.kms.KeyImport;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key as it is at an instant. Material whose time is over is not there any more, whether or not
 * its bytes have been destroyed yet; whoever changes the key destroys them too.
 *
 * @param made what makes an AWS-managed key that this request is the first to need; its row is not
 *     among them
 * @param overdue what destroys bytes whose time is over
 * @param fresh the material of a key that is just being made
 */
record FoundKey(
    KmsKey key,
    List<Change> made,
    List<Change> overdue,
    Optional<SealedMaterial> fresh,
    Snapshot seen) {

  static FoundKey at(Instant now, KmsKey row, Snapshot seen) {
    KmsKey key = row;
    List<Change> overdue = new ArrayList<>();
    for (KeyMaterial material : row.materials().expired(now)) {
      key = KeyImport.withoutBytes(key, material.id());
      overdue.add(MaterialTable.remove(row, material.id()));
    }
    return new FoundKey(key, List.of(), overdue, Optional.empty(), seen);
  }

  /** A key that is made by this very request. */
  static FoundKey made(KmsKey key, SealedMaterial material, List<Change> changes, Snapshot seen) {
    return new FoundKey(key, changes, List.of(), Optional.of(material), seen);
  }

  /**
   * The bytes of a material.
   *
   * @throws io.keyrota.rules.aws.Refusal NotFoundException, KMSInvalidStateException where they
   *     were destroyed since the key was read
   */
  SealedMaterial material(KeyMaterialId id) {
    return fresh
        .filter(row -> row.id().equals(id))
        .or(() -> MaterialTable.find(key, id, seen))
        .orElseThrow(
            () ->
                KeyTable.find(key.account(), key.region(), key.id(), seen).isEmpty()
                    ? KmsRefusal.keyNotFound(key.arn())
                    : KmsRefusal.invalidState(key.arn() + " is pending import."));
  }

  /** The bytes of the material that encrypts, or of the only one; the state was looked at. */
  SealedMaterial current() {
    return material(
        key.materials()
            .current()
            .map(KeyMaterial::id)
            .orElseThrow(() -> KmsRefusal.invalidState(key.arn() + " is pending import.")));
  }

  /**
   * An answer that leaves the key as it is; an AWS-managed one may come into being by it. Its audit
   * entry tells the key, as that of every outcome here.
   */
  <O> Outcome<O> outcome(O output) {
    return outcome(output, UsedKey.of(key));
  }

  /** The same, where the entry tells more than the key. */
  <O> Outcome<O> outcome(O output, Noted told) {
    Outcome<O> outcome = made.isEmpty() ? Outcome.of(output) : outcome(output, key);
    return outcome.noting(told);
  }

  /** An answer with the key's next row, and other changes; its entry tells the key as changed. */
  <O> Outcome<O> outcome(O output, KmsKey next, Change... more) {
    return outcome(output, next, List.of(more));
  }

  <O> Outcome<O> outcome(O output, KmsKey next, List<Change> more) {
    List<Change> changes = new ArrayList<>(made);
    changes.add(KeyTable.put(next));
    // A material that is imported again has its row replaced, not removed.
    overdue.stream().filter(change -> !changesRow(more, change.identity())).forEach(changes::add);
    changes.addAll(more);
    return new Outcome<>(output, changes).noting(UsedKey.changed(key));
  }

  private static boolean changesRow(List<Change> changes, Identity identity) {
    return changes.stream().anyMatch(change -> change.identity().equals(identity));
  }
}
