package io.keyrota.server.acm;

import io.keyrota.models.acm.ListTagsForResourceRequest;
import io.keyrota.models.acm.ListTagsForResourceResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/**
 * Lists the tags of a resource other than a certificate. There are no others yet: certificates have
 * operations of their own, as AWS's documentation says.
 */
final class ListTagsForResource
    implements Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {

  @Override
  public Prepared<ListTagsForResourceResponse> prepare(
      Request request, ListTagsForResourceRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("acm:ListTagsForResource", input.resourceArn()),
        call -> {
          throw OtherResources.absent(input.resourceArn());
        });
  }
}
