package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;

/**
 * An access key with its secret, sealed to the row that carries it.
 *
 * @param handled whether the id is the row's handle, since it does not tell the account
 */
record SealedAccessKey(AccessKey key, Sealed secret, boolean handled) {

  /** The row of a key, as it is written now. */
  static SealedAccessKey of(AccessKey key, Sealed secret) {
    boolean told = AccessKeyId.account(key.id()).filter(key.account()::equals).isPresent();
    return new SealedAccessKey(key, secret, !told);
  }

  static SealedAccessKey seal(AccessKey key, Secret secret, Sealer sealer) {
    return of(key, sealer.seal(Sealer.Domain.IAM, identity(key.account(), key.id()), secret));
  }

  Secret open(Sealer sealer) {
    return sealer.open(Sealer.Domain.IAM, identity(key.account(), key.id()), secret);
  }

  SealedAccessKey with(AccessKey changed) {
    return of(changed, secret);
  }

  private static Identity identity(AccountId account, String id) {
    return new Identity(Place.global(account), AccessKeyTable.TABLE.kind(), id);
  }
}
