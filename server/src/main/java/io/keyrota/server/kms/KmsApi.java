package io.keyrota.server.kms;

import io.keyrota.models.kms.KmsModel;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.KeyMaterials;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.aws.ResourceGrounds;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import io.keyrota.server.usage.KmsKeyUsage;
import java.util.List;

/** KMS's table of contents. */
public final class KmsApi implements AutoCloseable {
  /** As whom KMS acts by itself. */
  static final String PRINCIPAL = "kms.amazonaws.com";

  private final KeyWorks works;

  /** The room over these algorithms, with all materials still sealed. */
  public KmsApi(
      KmsQuotas quotas,
      KeyAlgorithms algorithms,
      EventLog events,
      KmsKeyUsage usage,
      PolicyPrincipals principals) {
    works =
        new KeyWorks(
            algorithms,
            new Materials(algorithms.decoding()),
            quotas,
            new KeyEvents(events),
            usage,
            principals);
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
        KeyGranteeTable.TABLE,
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

  /** What Keyrota's own service tells of keys' materials. */
  public KeyMaterials materials() {
    return new UsedMaterials(works.usage());
  }

  /** What Keyrota's own service tells of who may use keys. */
  public static ResourceGrounds grounds() {
    return new KeyGrounds();
  }

  /** Whether there is a key of that id at that place. */
  public static boolean hasKey(Place place, String id, Snapshot seen) {
    return seen.find(KeyTable.TABLE, place, id).isPresent();
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
