package io.keyrota.server.kms;

import io.keyrota.rules.kms.AliasName;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsQuota;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** What the operations on aliases have in common. */
final class Aliases {
  private Aliases() {}

  /**
   * Refuses one more alias of a key that has as many as it may.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceededException
   */
  static void needRoom(KmsKey key, KmsQuotas quotas, Snapshot seen) {
    int most = quotas.of(KmsQuota.ALIASES_PER_KEY);
    quotas.needRoom(
        KmsQuota.ALIASES_PER_KEY,
        seen.ofOwner(AliasTable.TABLE, KeyTable.place(key), key.id().text(), "", most).size());
  }

  /**
   * An alias that its owner may move or delete.
   *
   * @throws io.keyrota.rules.aws.Refusal NotFoundException; AccessDeniedException for the name of
   *     an AWS-managed key
   */
  static KeyAlias need(
      Request request, String name, Optional<KeyAlias> row, KeyOperation operation) {
    String arn = KmsArn.alias(request.account(), request.region(), name);
    if (row.isPresent() && AliasName.service(name).isPresent()) {
      throw KmsRefusal.awsManaged(request.caller().arn(), operation.action(), arn);
    }
    return row.orElseThrow(() -> KmsRefusal.aliasNotFound(arn));
  }
}
