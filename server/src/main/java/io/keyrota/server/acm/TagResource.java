package io.keyrota.server.acm;

import io.keyrota.models.acm.TagResourceRequest;
import io.keyrota.models.acm.TagResourceResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/**
 * Sets tags of a resource other than a certificate. There are no others yet: certificates have
 * operations of their own, as AWS's documentation says.
 */
final class TagResource implements Operation<TagResourceRequest, TagResourceResponse> {

  @Override
  public Prepared<TagResourceResponse> prepare(
      Request request, TagResourceRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("acm:TagResource", input.resourceArn()),
        call -> {
          throw OtherResources.absent(input.resourceArn());
        });
  }
}
