package io.keyrota.server.usage;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Brings what is known of the use of KMS keys into the store, some keys a commit. */
public final class KmsUseSaving {
  /** Keys in one commit. */
  static final int AT_ONCE = 500;

  /** Beyond this many keys in memory they are saved before their time. */
  private static final int MOST_UNSAVED = 20_000;

  private final KmsUse uses;
  private final Exists exists;

  /** Whether there is a KMS key of that id at that place. */
  @FunctionalInterface
  public interface Exists {
    boolean test(Place place, String id, Snapshot seen);
  }

  public KmsUseSaving(KmsUse uses, Exists exists) {
    this.uses = uses;
    this.exists = exists;
  }

  /** Whether the store does not even know since when uses are recorded. */
  public boolean first() {
    return uses.first();
  }

  /** Of how many keys something is to be saved. */
  public int unsaved() {
    return uses.unsaved();
  }

  /** Whether so much has come together that it should not wait. */
  public boolean pressing() {
    return unsaved() > MOST_UNSAVED;
  }

  /**
   * Saves all that is known now.
   *
   * @param commit commits changes that are decided from a fresh look, again after a lost race; what
   *     it throws leaves the rest for the next time
   */
  public void save(Consumer<Function<Snapshot, List<Change>>> commit) {
    if (!uses.beginSaving()) {
      return;
    }
    boolean done = false;
    while (!done) {
      KmsUse.Part part = uses.part(AT_ONCE);
      commit.accept(seen -> uses.changes(part, seen, (place, id) -> exists.test(place, id, seen)));
      uses.saved(part);
      done = part.isLast();
    }
  }
}
