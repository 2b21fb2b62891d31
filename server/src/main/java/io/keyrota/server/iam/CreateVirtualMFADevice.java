package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateVirtualMFADeviceRequest;
import io.keyrota.models.iam.CreateVirtualMFADeviceResponse;
import io.keyrota.models.iam.VirtualMFADevice;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Base32Text;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.MfaDevice;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes a virtual MFA device, nobody's yet, and shows its seed, this once. */
@RevealsSecret
final class CreateVirtualMFADevice
    implements Operation<CreateVirtualMFADeviceRequest, CreateVirtualMFADeviceResponse> {
  private final IamQuotas quotas;

  CreateVirtualMFADevice(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreateVirtualMFADeviceResponse> prepare(
      Request request, CreateVirtualMFADeviceRequest input, Snapshot seen) {
    String path = Objects.requireNonNullElse(input.path(), "/");
    AccountId account = request.account();
    String serialNumber = MfaDevice.serialNumber(account, path, input.virtualMFADeviceName());
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(
        new Permission("iam:CreateVirtualMFADevice", serialNumber, TagConditions.ofTags(tags)));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("iam:TagMFADevice", serialNumber, TagConditions.ofTags(tags)));
    }
    return new Prepared<>(
        permissions,
        call -> {
          if (MfaDeviceTable.named(account, input.virtualMFADeviceName(), seen).isPresent()) {
            throw IamRefusal.mfaDeviceExists();
          }
          return made(
              call,
              MfaDevice.create(
                  account,
                  path,
                  input.virtualMFADeviceName(),
                  Tags.NONE.withExact(tags),
                  call.now()),
              seen);
        });
  }

  private Outcome<CreateVirtualMFADeviceResponse> made(Call call, MfaDevice device, Snapshot seen) {
    byte[] seed = call.entropy().bytes(SealedMfaDevice.SEED);
    byte[] text = Base32Text.of(seed);
    String shown = new String(text, StandardCharsets.US_ASCII);
    try (Secret secret = Secret.owning(seed)) {
      return Outcome.of(
          new CreateVirtualMFADeviceResponse(
              new VirtualMFADevice(
                  device.serialNumber(),
                  Secret.owning(text),
                  Secret.owning(OtpAuth.png(device, shown)),
                  null,
                  null,
                  device.tags().isEmpty() ? null : UserAnswer.tags(device.tags()))),
          MfaDeviceTable.put(SealedMfaDevice.seal(device, secret, call.sealer())),
          HoldingsTable.put(
              device.account(),
              HoldingsTable.of(device.account(), seen).oneMore(Holding.MFA_DEVICES, quotas)));
    }
  }
}
