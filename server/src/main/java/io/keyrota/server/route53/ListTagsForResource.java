package io.keyrota.server.route53;

import io.keyrota.models.route53.ListTagsForResourceRequest;
import io.keyrota.models.route53.ListTagsForResourceResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists a zone's tags. */
final class ListTagsForResource
    implements Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {

  @Override
  public Prepared<ListTagsForResourceResponse> prepare(
      Request request, ListTagsForResourceRequest input, Snapshot seen) {
    Zone zone = TaggedResource.zone(request, input.resourceType(), input.resourceId(), seen);
    return Prepared.of(
        zone.permission("ListTagsForResource"),
        call -> Outcome.of(new ListTagsForResourceResponse(Answers.tags(zone.need(call)))));
  }
}
