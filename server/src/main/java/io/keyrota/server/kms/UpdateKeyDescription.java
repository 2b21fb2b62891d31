package io.keyrota.server.kms;

import io.keyrota.models.kms.UpdateKeyDescriptionRequest;
import io.keyrota.models.kms.UpdateKeyDescriptionResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Replaces the description of a key. */
final class UpdateKeyDescription
    implements Operation<UpdateKeyDescriptionRequest, UpdateKeyDescriptionResponse> {

  @Override
  public Prepared<UpdateKeyDescriptionResponse> prepare(
      Request request, UpdateKeyDescriptionRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.UPDATE_KEY_DESCRIPTION, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          FoundKey found = named.needCustomerManaged(call);
          KeyOperation.UPDATE_KEY_DESCRIPTION.needState(found.key());
          return found.outcome(
              new UpdateKeyDescriptionResponse(), found.key().described(input.description()));
        });
  }
}
