package io.keyrota.server.iam;

import io.keyrota.models.iam.ListMFADevicesRequest;
import io.keyrota.models.iam.ListMFADevicesResponse;
import io.keyrota.models.iam.MFADevice;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Account;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Lists the MFA devices of a user, of the signer without a name; the root has none here. */
final class ListMFADevices implements Operation<ListMFADevicesRequest, ListMFADevicesResponse> {
  @Override
  public Prepared<ListMFADevicesResponse> prepare(
      Request request, ListMFADevicesRequest input, Snapshot seen) {
    if (input.userName() == null && request.caller() instanceof Caller.Root) {
      return Prepared.of(
          Permission.of("iam:ListMFADevices", Account.rootArn(request.account())),
          call -> {
            Page<MFADevice> none =
                Page.of("ListMFADevices", List.of(), input.marker(), input.maxItems());
            return Outcome.of(new ListMFADevicesResponse(none.items(), none.truncated(), null));
          });
    }
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:ListMFADevices"),
        call -> {
          User user = named.need();
          Page<String> page =
              Page.of("ListMFADevices", user.mfaDevices(), input.marker(), input.maxItems());
          return Outcome.of(
              new ListMFADevicesResponse(
                  page.items().stream()
                      .flatMap(serial -> MfaDeviceTable.find(user.account(), serial, seen).stream())
                      .map(
                          row ->
                              new MFADevice(
                                  user.name(),
                                  row.device().serialNumber(),
                                  row.device().enabled().orElseThrow()))
                      .toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
