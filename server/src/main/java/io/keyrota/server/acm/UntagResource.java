package io.keyrota.server.acm;

import io.keyrota.models.acm.UntagResourceRequest;
import io.keyrota.models.acm.UntagResourceResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/**
 * Removes tags of a resource other than a certificate. There are no others yet: certificates have
 * operations of their own, as AWS's documentation says.
 */
final class UntagResource implements Operation<UntagResourceRequest, UntagResourceResponse> {

  @Override
  public Prepared<UntagResourceResponse> prepare(
      Request request, UntagResourceRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("acm:UntagResource", input.resourceArn()),
        call -> {
          throw OtherResources.absent(input.resourceArn());
        });
  }
}
