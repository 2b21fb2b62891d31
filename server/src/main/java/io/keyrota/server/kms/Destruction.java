package io.keyrota.server.kms;

import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.KeyImport;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import io.keyrota.server.usage.KmsKeyUsage;
import java.util.ArrayList;
import java.util.List;

/** The end of a key: everything that belongs to it goes, its materials for good. */
final class Destruction {
  /** A key with many grants loses them in several commits, and goes with the last of them. */
  private static final int AT_ONCE = 500;

  private Destruction() {}

  /** The changes that destroy the key, or begin to. */
  static List<Change> of(KmsKey key, KeyWorks works, Call call, Snapshot seen) {
    Place place = KeyTable.place(key);
    String id = key.id().text();
    List<Row<Grant>> grants = seen.ofOwner(GrantTable.TABLE, place, id, "", AT_ONCE);
    List<Change> changes = new ArrayList<>();
    grants.forEach(grant -> changes.addAll(Grants.rows(grant.value())));
    if (grants.size() == AT_ONCE) {
      // The key's row too, so that it is not kept by somebody half way.
      changes.add(KeyTable.put(key));
      changes.add(CountTable.grantsLess(key, AT_ONCE, seen));
      return changes;
    }
    changes.add(CountTable.noGrants(key));
    changes.add(KeyTable.remove(key));
    changes.add(KmsKeyUsage.forgotten(key.account(), key.region(), key.id()));
    changes.add(KeyPolicyTable.remove(key));
    if (!key.awsManaged()) {
      changes.add(CountTable.oneKeyLess(key, seen));
    }
    all(AliasTable.TABLE, place, id, seen).forEach(a -> changes.add(AliasTable.remove(a)));
    for (SealedMaterial material : all(MaterialTable.TABLE, place, id, seen)) {
      works.materials().leaving(material.identity());
      changes.add(MaterialTable.remove(key, material.id()));
    }
    List<KmsKey> left =
        Relatives.of(key, seen).stream()
            .map(relative -> KeyLife.replicaDeleted(relative, key.region(), call.now()))
            .toList();
    KeyImport.readied(left).forEach(relative -> changes.add(KeyTable.put(relative)));
    changes.add(works.events().deletion(key, call));
    return changes;
  }

  private static <R extends Record> List<R> all(
      Table<R> table, Place place, String owner, Snapshot seen) {
    List<R> all = new ArrayList<>();
    List<Row<R>> page;
    String after = "";
    do {
      page = seen.ofOwner(table, place, owner, after, AT_ONCE);
      for (Row<R> row : page) {
        all.add(row.value());
        after = row.identity().id();
      }
    } while (page.size() == AT_ONCE);
    return all;
  }
}
