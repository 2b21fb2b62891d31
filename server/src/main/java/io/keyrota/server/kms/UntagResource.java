package io.keyrota.server.kms;

import io.keyrota.models.kms.UntagResourceRequest;
import io.keyrota.models.kms.UntagResourceResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Removes tags of a key; those that it does not have are no matter. */
final class UntagResource implements Operation<UntagResourceRequest, UntagResourceResponse> {

  @Override
  public Prepared<UntagResourceResponse> prepare(
      Request request, UntagResourceRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.UNTAG_RESOURCE, seen);
    return Prepared.of(
        named.permission(TagAnswer.ofKeys(input.tagKeys())),
        call -> {
          FoundKey found = named.needCustomerManaged(call);
          KmsKey key = found.key();
          KeyOperation.UNTAG_RESOURCE.needState(key);
          return found.outcome(
              new UntagResourceResponse(), key.with(key.tags().without(input.tagKeys())));
        });
  }
}
