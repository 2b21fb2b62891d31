package io.keyrota.server.kms;

import io.keyrota.models.kms.ListResourceTagsRequest;
import io.keyrota.models.kms.ListResourceTagsResponse;
import io.keyrota.models.kms.Tag;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the tags of a key, by their keys. */
final class ListResourceTags
    implements Operation<ListResourceTagsRequest, ListResourceTagsResponse> {
  private static final Pages PAGES = new Pages("ListResourceTags", 50, 50);

  @Override
  public Prepared<ListResourceTagsResponse> prepare(
      Request request, ListResourceTagsRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.LIST_RESOURCE_TAGS, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          FoundKey found = named.need(call);
          KmsPage<Tag> page =
              PAGES.of(input.limit(), input.marker(), TagAnswer.answered(found.key().tags()));
          return found.outcome(
              new ListResourceTagsResponse(page.items(), page.next(), page.truncated()));
        });
  }
}
