package io.keyrota.server.iam;

import io.keyrota.models.iam.ResyncMFADeviceRequest;
import io.keyrota.models.iam.ResyncMFADeviceResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes the drift of a device's clock from two codes that follow each other. */
final class ResyncMFADevice implements Operation<ResyncMFADeviceRequest, ResyncMFADeviceResponse> {
  @Override
  public Prepared<ResyncMFADeviceResponse> prepare(
      Request request, ResyncMFADeviceRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:ResyncMFADevice"),
        call -> {
          SealedMfaDevice row =
              NamedMfaDevice.of(request, input.serialNumber(), seen).needOf(named.need());
          return Outcome.of(
              new ResyncMFADeviceResponse(),
              MfaDeviceTable.put(
                  row.with(
                      row.judging(
                          call.sealer(),
                          codes ->
                              row.device()
                                  .resynced(
                                      input.authenticationCode1(),
                                      input.authenticationCode2(),
                                      codes,
                                      call.now())))));
        });
  }
}
