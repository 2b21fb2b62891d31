package io.keyrota.server.usage;

import io.keyrota.rules.kms.KeyUsageRecord;
import io.keyrota.rules.kms.MaterialUsage;
import io.keyrota.rules.kms.UsageOperation;
import io.keyrota.server.audit.Recorded;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The uses of one key since it was last saved. It is added to for every operation with a key, so
 * that what only a reader or the store wants to know is worked out when they ask. Not for use by
 * several threads.
 */
final class KmsUseTally {
  private final LinkedHashMap<String, MaterialUsage> materials = new LinkedHashMap<>(2);
  private @Nullable UsageOperation operation;
  private @Nullable Recorded last;

  /** One more operation, which the entry tells of. */
  void add(UsageOperation by, Recorded recorded, String material, boolean opens) {
    MaterialUsage before = materials.getOrDefault(material, MaterialUsage.NONE);
    materials.put(material, before.with(opens, recorded.entry().at()));
    operation = by;
    last = recorded;
  }

  /** What a row would be that counted nothing else. */
  KmsUsageTable.Row row() {
    if (operation == null || last == null) {
      throw new IllegalStateException("no use of the key has been counted");
    }
    KeyUsageRecord usage =
        new KeyUsageRecord(
            Optional.of(KmsUsageEntry.use(operation, last.entry())),
            new LinkedHashMap<>(materials));
    return new KmsUsageTable.Row(usage, last.seq());
  }
}
