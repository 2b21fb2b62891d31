package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyUsageRecord;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.usage.KmsKeyUsage;
import java.time.Instant;

/** Nothing is known of any key's use: tests of the room alone write no trail to learn it from. */
public record NoUsage(Instant since) implements KmsKeyUsage {
  @Override
  public KeyUsageRecord of(AccountId account, Region region, KeyId key, Snapshot seen) {
    return KeyUsageRecord.NONE;
  }
}
