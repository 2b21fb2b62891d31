package io.keyrota.server.iam;

import io.keyrota.models.iam.ListMFADeviceTagsRequest;
import io.keyrota.models.iam.ListMFADeviceTagsResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Map;

/** Lists the tags of a virtual MFA device, sorted by key. */
final class ListMFADeviceTags
    implements Operation<ListMFADeviceTagsRequest, ListMFADeviceTagsResponse> {
  @Override
  public Prepared<ListMFADeviceTagsResponse> prepare(
      Request request, ListMFADeviceTagsRequest input, Snapshot seen) {
    NamedMfaDevice named = NamedMfaDevice.of(request, input.serialNumber(), seen);
    return Prepared.of(
        named.permission("iam:ListMFADeviceTags", Map.of()),
        call -> {
          Page<Tags.Tag> page =
              Page.of(
                  "ListMFADeviceTags",
                  named.need().device().tags().sorted(),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListMFADeviceTagsResponse(
                  page.items().stream().map(UserAnswer::tag).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
