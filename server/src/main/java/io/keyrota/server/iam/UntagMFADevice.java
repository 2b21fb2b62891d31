package io.keyrota.server.iam;

import io.keyrota.models.iam.UntagMFADeviceRequest;
import io.keyrota.models.iam.UntagMFADeviceResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes tags from a virtual MFA device. */
final class UntagMFADevice implements Operation<UntagMFADeviceRequest, UntagMFADeviceResponse> {
  @Override
  public Prepared<UntagMFADeviceResponse> prepare(
      Request request, UntagMFADeviceRequest input, Snapshot seen) {
    NamedMfaDevice named = NamedMfaDevice.of(request, input.serialNumber(), seen);
    return Prepared.of(
        named.permission("iam:UntagMFADevice", TagConditions.ofKeys(input.tagKeys())),
        call -> {
          SealedMfaDevice row = named.need();
          return Outcome.of(
              new UntagMFADeviceResponse(),
              MfaDeviceTable.put(
                  row.with(row.device().with(row.device().tags().withoutExact(input.tagKeys())))));
        });
  }
}
