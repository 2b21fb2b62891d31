package io.keyrota.server.iam;

import io.keyrota.models.iam.TagMFADeviceRequest;
import io.keyrota.models.iam.TagMFADeviceResponse;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of a virtual MFA device. */
final class TagMFADevice implements Operation<TagMFADeviceRequest, TagMFADeviceResponse> {
  @Override
  public Prepared<TagMFADeviceResponse> prepare(
      Request request, TagMFADeviceRequest input, Snapshot seen) {
    NamedMfaDevice named = NamedMfaDevice.of(request, input.serialNumber(), seen);
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    return Prepared.of(
        named.permission("iam:TagMFADevice", TagConditions.ofTags(tags)),
        call -> {
          SealedMfaDevice row = named.need();
          return Outcome.of(
              new TagMFADeviceResponse(),
              MfaDeviceTable.put(row.with(row.device().with(row.device().tags().withExact(tags)))));
        });
  }
}
