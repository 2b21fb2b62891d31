package io.keyrota.server.iam;

import io.keyrota.models.iam.AccessKeyMetadata;
import io.keyrota.models.iam.ListAccessKeysRequest;
import io.keyrota.models.iam.ListAccessKeysResponse;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists access keys, oldest first, without their secrets. */
final class ListAccessKeys implements Operation<ListAccessKeysRequest, ListAccessKeysResponse> {

  @Override
  public Prepared<ListAccessKeysResponse> prepare(
      Request request, ListAccessKeysRequest input, Snapshot seen) {
    KeyOwner owner = KeyOwner.ofNameInSession(request, input.userName(), seen);
    return Prepared.of(
        owner.permission("iam:ListAccessKeys"),
        call -> {
          Page<String> page =
              Page.of("ListAccessKeys", owner.keys().ids(), input.marker(), input.maxItems());
          return Outcome.of(
              new ListAccessKeysResponse(
                  page.items().stream()
                      .map(id -> metadata(owner, owner.need(request, id, seen).key()))
                      .toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }

  private static AccessKeyMetadata metadata(KeyOwner owner, AccessKey key) {
    return new AccessKeyMetadata(owner.userName(), key.id(), key.status().word(), key.created());
  }
}
