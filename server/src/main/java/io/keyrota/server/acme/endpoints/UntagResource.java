package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.UntagResourceRequest;
import io.keyrota.models.acm.UntagResourceResponse;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes tags of a resource of ACME endpoints away; those that it has not are gone already. */
final class UntagResource implements Operation<UntagResourceRequest, UntagResourceResponse> {

  @Override
  public Prepared<UntagResourceResponse> prepare(
      Request request, UntagResourceRequest input, Snapshot seen) {
    TaggedResource resource = TaggedResource.of(request, input.resourceArn(), seen);
    List<AcmTags.Tag> gone =
        input.tagKeys().stream().map(key -> new AcmTags.Tag(key, Optional.empty())).toList();
    return Prepared.of(
        resource.permission("acm:UntagResource", Map.of("aws:TagKeys", input.tagKeys())),
        call -> {
          Named.Tagged there = resource.need();
          return Outcome.of(
              new UntagResourceResponse(), there.change().apply(there.tags().without(gone)));
        });
  }
}
