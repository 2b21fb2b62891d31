package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.TagResourceRequest;
import io.keyrota.models.acm.TagResourceResponse;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of a resource of ACME endpoints. */
final class TagResource implements Operation<TagResourceRequest, TagResourceResponse> {

  @Override
  public Prepared<TagResourceResponse> prepare(
      Request request, TagResourceRequest input, Snapshot seen) {
    TaggedResource resource = TaggedResource.of(request, input.resourceArn(), seen);
    List<AcmTags.Tag> tags = GivenTags.of(input.tags());
    return Prepared.of(
        resource.permission("acm:TagResource", AcmTags.conditions(tags)),
        call -> {
          Named.Tagged there = resource.need();
          return Outcome.of(
              new TagResourceResponse(), there.change().apply(GivenTags.added(there.tags(), tags)));
        });
  }
}
