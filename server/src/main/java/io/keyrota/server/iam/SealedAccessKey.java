package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;

/** An access key with its secret, sealed to the row that carries it. */
record SealedAccessKey(AccessKey key, Sealed secret) {

  static SealedAccessKey seal(AccessKey key, Secret secret, Sealer sealer) {
    return new SealedAccessKey(
        key, sealer.seal(Sealer.Domain.IAM, identity(key.account(), key.id()), secret));
  }

  Secret open(Sealer sealer) {
    return sealer.open(Sealer.Domain.IAM, identity(key.account(), key.id()), secret);
  }

  SealedAccessKey with(AccessKey changed) {
    return new SealedAccessKey(changed, secret);
  }

  private static Identity identity(AccountId account, String id) {
    return new Identity(Place.global(account), AccessKeyTable.TABLE.kind(), id);
  }
}
