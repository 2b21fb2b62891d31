package io.keyrota.server.kms;

import io.keyrota.models.kms.KmsModel;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.List;

/** KMS's table of contents. */
public final class KmsApi implements AutoCloseable {
  private final KeyWorks works;

  /** The room over these algorithms, with all materials still sealed. */
  public KmsApi(KmsQuotas quotas, KeyAlgorithms algorithms, EventLog events) {
    works =
        new KeyWorks(
            algorithms, new Materials(algorithms.decoding()), quotas, new KeyEvents(events));
  }

  /** What this room keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(
        KeyTable.TABLE,
        MaterialTable.TABLE,
        AliasTable.TABLE,
        KeyPolicyTable.TABLE,
        GrantTable.TABLE,
        RetirableGrantTable.TABLE,
        CountTable.TABLE);
  }

  /** The operations that are built. */
  public Api api() {
    return KeyUseOperations.in(KeyOperations.in(new Api(KmsModel.SERVICE), works), works);
  }

  /** What time asks for. */
  public List<Duty<?>> duties() {
    return List.of(new KeepKey(works));
  }

  KeyWorks works() {
    return works;
  }

  /** Erases what was destroyed meanwhile; about once a second. */
  public void tick(Snapshot seen) {
    works.materials().settle(seen);
  }

  /** Erases all materials that are open; after the last request. */
  @Override
  public void close() {
    works.materials().close();
  }
}
