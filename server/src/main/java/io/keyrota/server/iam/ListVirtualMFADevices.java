package io.keyrota.server.iam;

import io.keyrota.models.iam.ListVirtualMFADevicesRequest;
import io.keyrota.models.iam.ListVirtualMFADevicesResponse;
import io.keyrota.models.iam.VirtualMFADevice;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.MfaDevice;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;

/** Lists the account's virtual MFA devices, without their seeds. */
final class ListVirtualMFADevices
    implements Operation<ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse>, MayWait {
  @Override
  public Prepared<ListVirtualMFADevicesResponse> prepare(
      Request request, ListVirtualMFADevicesRequest input, Snapshot seen) {
    String wanted = Objects.requireNonNullElse(input.assignmentStatus(), "Any");
    return Prepared.of(
        Permission.of("iam:ListVirtualMFADevices", "*"),
        call -> {
          Page<SealedMfaDevice> page =
              Listing.of(
                  "ListVirtualMFADevices",
                  MfaDeviceTable.TABLE,
                  request.account(),
                  row ->
                      wanted.equals("Any")
                          || row.device().owner().isPresent() == wanted.equals("Assigned"),
                  input.marker(),
                  input.maxItems(),
                  seen);
          return Outcome.of(
              new ListVirtualMFADevicesResponse(
                  page.items().stream().map(row -> listed(row.device(), seen)).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }

  private static VirtualMFADevice listed(MfaDevice device, Snapshot seen) {
    return new VirtualMFADevice(
        device.serialNumber(),
        null,
        null,
        device
            .owner()
            .flatMap(id -> UserTable.ofId(device.account(), id, seen))
            .map(UserAnswer::listed)
            .orElse(null),
        device.enabled().orElse(null),
        null);
  }
}
