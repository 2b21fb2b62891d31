package io.keyrota.server.route53;

import io.keyrota.models.route53.ListTagsForResourcesRequest;
import io.keyrota.models.route53.ListTagsForResourcesResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Lists the tags of up to ten zones. */
final class ListTagsForResources
    implements Operation<ListTagsForResourcesRequest, ListTagsForResourcesResponse> {

  @Override
  public Prepared<ListTagsForResourcesResponse> prepare(
      Request request, ListTagsForResourcesRequest input, Snapshot seen) {
    List<Zone> zones =
        input.resourceIds().stream()
            .map(id -> TaggedResource.zone(request, input.resourceType(), id, seen))
            .toList();
    return new Prepared<>(
        zones.stream().map(zone -> zone.permission("ListTagsForResources")).toList(),
        call ->
            Outcome.of(
                new ListTagsForResourcesResponse(
                    zones.stream().map(zone -> Answers.tags(zone.need(call))).toList())));
  }
}
