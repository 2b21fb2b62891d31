package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** Finished deletions of service-linked roles, by the task's id. */
final class DeletionTaskTable implements Table<DeletionTask> {
  static final DeletionTaskTable TABLE = new DeletionTaskTable();

  private DeletionTaskTable() {}

  static Optional<DeletionTask> find(AccountId account, String id, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), id);
  }

  static Change put(AccountId account, DeletionTask task) {
    return new Change.Put<>(TABLE, Place.global(account), task.id(), task);
  }

  @Override
  public String kind() {
    return "role-deletion";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(DeletionTask task) {
    return Document.builder().put("id", task.id()).put("at", task.at()).build();
  }

  @Override
  public DeletionTask read(int format, Document document) {
    return new DeletionTask(document.text("id"), document.instant("at"));
  }
}
