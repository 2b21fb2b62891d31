package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.deleteSSHPublicKey;
import static io.keyrota.models.iam.IamModel.getSSHPublicKey;
import static io.keyrota.models.iam.IamModel.listSSHPublicKeys;
import static io.keyrota.models.iam.IamModel.updateSSHPublicKey;
import static io.keyrota.models.iam.IamModel.uploadSSHPublicKey;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;

/** SSH public keys: a part of IAM's table of contents. */
final class SshKeyChapter {

  private SshKeyChapter() {}

  static void into(Api api, IamQuotas quotas) {
    api.with(uploadSSHPublicKey(), new UploadSSHPublicKey(quotas))
        .with(getSSHPublicKey(), new GetSSHPublicKey())
        .with(listSSHPublicKeys(), new ListSSHPublicKeys())
        .with(updateSSHPublicKey(), new UpdateSSHPublicKey())
        .with(deleteSSHPublicKey(), new DeleteSSHPublicKey());
  }
}
