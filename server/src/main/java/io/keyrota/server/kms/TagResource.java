package io.keyrota.server.kms;

import io.keyrota.models.kms.TagResourceRequest;
import io.keyrota.models.kms.TagResourceResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsTags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of a key. */
final class TagResource implements Operation<TagResourceRequest, TagResourceResponse> {

  @Override
  public Prepared<TagResourceResponse> prepare(
      Request request, TagResourceRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.TAG_RESOURCE, seen);
    List<KmsTags.Tag> tags = TagAnswer.given(input.tags());
    return Prepared.of(
        named.permission(TagAnswer.conditions(tags)),
        call -> {
          FoundKey found = named.needCustomerManaged(call);
          KmsKey key = found.key();
          KeyOperation.TAG_RESOURCE.needState(key);
          return found.outcome(new TagResourceResponse(), key.with(key.tags().with(tags)));
        });
  }
}
