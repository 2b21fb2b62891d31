package io.keyrota.server.kms;

import io.keyrota.models.kms.DisableKeyRequest;
import io.keyrota.models.kms.DisableKeyResponse;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Disables a key: nothing can be done with it, and its rotation stands still. */
final class DisableKey implements Operation<DisableKeyRequest, DisableKeyResponse> {

  @Override
  public Prepared<DisableKeyResponse> prepare(
      Request request, DisableKeyRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.DISABLE_KEY, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          FoundKey found = named.needCustomerManaged(call);
          return found.outcome(new DisableKeyResponse(), KeyLife.disable(found.key()));
        });
  }
}
