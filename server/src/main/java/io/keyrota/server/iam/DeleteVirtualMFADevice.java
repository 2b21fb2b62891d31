package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteVirtualMFADeviceRequest;
import io.keyrota.models.iam.DeleteVirtualMFADeviceResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.MfaDevice;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Map;

/** Deletes a virtual MFA device that is nobody's. */
final class DeleteVirtualMFADevice
    implements Operation<DeleteVirtualMFADeviceRequest, DeleteVirtualMFADeviceResponse> {
  @Override
  public Prepared<DeleteVirtualMFADeviceResponse> prepare(
      Request request, DeleteVirtualMFADeviceRequest input, Snapshot seen) {
    NamedMfaDevice named = NamedMfaDevice.of(request, input.serialNumber(), seen);
    return Prepared.of(
        named.permission("iam:DeleteVirtualMFADevice", Map.of()),
        call -> {
          MfaDevice device = named.need().device();
          if (device.owner().isPresent()) {
            throw IamRefusal.deleteConflict(
                "Cannot delete a virtual MFA device that is assigned to a user.");
          }
          AccountId account = request.account();
          return Outcome.of(
              new DeleteVirtualMFADeviceResponse(),
              MfaDeviceTable.remove(device),
              HoldingsTable.put(
                  account, HoldingsTable.of(account, seen).less(Holding.MFA_DEVICES, 1)));
        });
  }
}
