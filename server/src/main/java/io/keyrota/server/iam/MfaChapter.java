package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.createVirtualMFADevice;
import static io.keyrota.models.iam.IamModel.deactivateMFADevice;
import static io.keyrota.models.iam.IamModel.deleteVirtualMFADevice;
import static io.keyrota.models.iam.IamModel.enableMFADevice;
import static io.keyrota.models.iam.IamModel.getMFADevice;
import static io.keyrota.models.iam.IamModel.listMFADeviceTags;
import static io.keyrota.models.iam.IamModel.listMFADevices;
import static io.keyrota.models.iam.IamModel.listVirtualMFADevices;
import static io.keyrota.models.iam.IamModel.resyncMFADevice;
import static io.keyrota.models.iam.IamModel.tagMFADevice;
import static io.keyrota.models.iam.IamModel.untagMFADevice;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;

/** MFA devices: a part of IAM's table of contents. */
final class MfaChapter {

  private MfaChapter() {}

  static void into(Api api, IamQuotas quotas) {
    api.with(createVirtualMFADevice(), new CreateVirtualMFADevice(quotas))
        .with(enableMFADevice(), new EnableMFADevice(quotas))
        .with(resyncMFADevice(), new ResyncMFADevice())
        .with(deactivateMFADevice(), new DeactivateMFADevice())
        .with(deleteVirtualMFADevice(), new DeleteVirtualMFADevice())
        .with(listMFADevices(), new ListMFADevices())
        .with(listVirtualMFADevices(), new ListVirtualMFADevices())
        .with(getMFADevice(), new GetMFADevice())
        .with(tagMFADevice(), new TagMFADevice())
        .with(untagMFADevice(), new UntagMFADevice())
        .with(listMFADeviceTags(), new ListMFADeviceTags());
  }
}
