package io.keyrota.server.usage;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyUsageRecord;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;

/** How KMS keys were used, for the room that keeps them. */
public interface KmsKeyUsage {

  /** What is known of a key's use, up to the last request that was answered. */
  KeyUsageRecord of(AccountId account, Region region, KeyId key, Snapshot seen);

  /** Since when uses are recorded. */
  Instant since();

  /** The change that forgets a key, for the commit that deletes it. */
  static Change forgotten(AccountId account, Region region, KeyId key) {
    return Change.Remove.of(KmsUsageTable.TABLE, new Place(account, region), key.text());
  }
}
