package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.ListTagsForResourceRequest;
import io.keyrota.models.acm.ListTagsForResourceResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Map;

/** Lists the tags of a resource of ACME endpoints. */
final class ListTagsForResource
    implements Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {

  @Override
  public Prepared<ListTagsForResourceResponse> prepare(
      Request request, ListTagsForResourceRequest input, Snapshot seen) {
    TaggedResource resource = TaggedResource.of(request, input.resourceArn(), seen);
    return Prepared.of(
        resource.permission("acm:ListTagsForResource", Map.of()),
        call -> Outcome.of(new ListTagsForResourceResponse(GivenTags.answered(resource.tags()))));
  }
}
