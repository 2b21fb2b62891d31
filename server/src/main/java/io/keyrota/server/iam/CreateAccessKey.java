package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateAccessKeyRequest;
import io.keyrota.models.iam.CreateAccessKeyResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.rules.iam.KeySlots;
import io.keyrota.rules.iam.SecretAccessKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;

/** Makes an access key and shows its secret, this once. Two keys at most, the root too. */
@RevealsSecret
final class CreateAccessKey implements Operation<CreateAccessKeyRequest, CreateAccessKeyResponse> {

  @Override
  public Prepared<CreateAccessKeyResponse> prepare(
      Request request, CreateAccessKeyRequest input, Snapshot seen) {
    KeyOwner owner = KeyOwner.of(request, input.userName(), seen);
    return Prepared.of(owner.permission("iam:CreateAccessKey"), call -> decide(call, owner, seen));
  }

  private static Outcome<CreateAccessKeyResponse> decide(Call call, KeyOwner owner, Snapshot seen) {
    AccountId account = call.request().account();
    String id = newId(account, call.entropy());
    seen.supposeNone(AccessKeyTable.TABLE, Place.global(account), id);
    KeySlots slots = owner.keys().with(id);
    AccessKey key = AccessKey.create(id, account, owner.ownerId(), call.now());
    Secret secret = SecretAccessKey.of(call.entropy().bytes(SecretAccessKey.ENTROPY));
    return Outcome.of(
        new CreateAccessKeyResponse(
            new io.keyrota.models.iam.AccessKey(
                owner.userName(), id, key.status().word(), secret, key.created())),
        AccessKeyTable.put(SealedAccessKey.seal(key, secret, call.sealer())),
        owner.with(slots));
  }

  /** A new id, 39 bits of it drawn at random: one that is taken must be drawn again. */
  static String newId(AccountId account, Entropy entropy) {
    return AccessKeyId.longTerm(account, entropy.bytes(AccessKeyId.ENTROPY));
  }
}
