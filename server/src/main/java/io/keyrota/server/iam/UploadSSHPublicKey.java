package io.keyrota.server.iam;

import io.keyrota.models.iam.UploadSSHPublicKeyRequest;
import io.keyrota.models.iam.UploadSSHPublicKeyResponse;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.SshPublicKey;
import io.keyrota.rules.iam.UniqueId;
import io.keyrota.rules.iam.User;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.pki.SshPublicKeyFile;
import io.keyrota.server.store.Snapshot;

/** Gives a user an SSH public key of RSA with 2048 bits or more, in SSH's form or in PEM. */
final class UploadSSHPublicKey
    implements Operation<UploadSSHPublicKeyRequest, UploadSSHPublicKeyResponse>, MayWait {
  private final IamQuotas quotas;

  UploadSSHPublicKey(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<UploadSSHPublicKeyResponse> prepare(
      Request request, UploadSSHPublicKeyRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:UploadSSHPublicKey"),
        call -> {
          User user = named.need();
          SshPublicKeyFile file = file(input.sshPublicKeyBody());
          SshPublicKey key =
              new SshPublicKey(
                  UniqueId.SSH_PUBLIC_KEY.of(call.entropy().bytes(UniqueId.ENTROPY)),
                  file.fingerprint(),
                  file.ssh(),
                  AccessKey.Status.ACTIVE,
                  WholeSeconds.of(call.now()));
          return Outcome.of(
              new UploadSSHPublicKeyResponse(SshKeyAnswer.of(user, key, key.body())),
              UserCredentialsTable.put(
                  user.account(),
                  user.userId(),
                  UserCredentialsTable.of(user.account(), user.userId(), seen).with(key, quotas)));
        });
  }

  private static SshPublicKeyFile file(String body) {
    return switch (SshPublicKeyFile.read(body)) {
      case SshPublicKeyFile.Reading.Read read -> read.key();
      case SshPublicKeyFile.Reading.Invalid invalid ->
          throw new Refusal("InvalidPublicKey", invalid.why());
      case SshPublicKeyFile.Reading.Unrecognized _ -> throw SshKeyAnswer.unrecognized();
    };
  }
}
