package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KmsArn;
import java.time.Instant;

/**
 * A name of a key, in one account and region.
 *
 * @param name begins with {@code alias/}
 * @param created in whole milliseconds, as is updated: when the target last changed
 */
record KeyAlias(
    AccountId account, Region region, String name, KeyId target, Instant created, Instant updated) {
  String arn() {
    return KmsArn.alias(account, region, name);
  }
}
