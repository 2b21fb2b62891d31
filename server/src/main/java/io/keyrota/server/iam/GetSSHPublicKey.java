package io.keyrota.server.iam;

import io.keyrota.models.iam.GetSSHPublicKeyRequest;
import io.keyrota.models.iam.GetSSHPublicKeyResponse;
import io.keyrota.rules.iam.SshPublicKey;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.pki.SshPublicKeyFile;
import io.keyrota.server.store.Snapshot;

/** Shows an SSH public key in the form that is asked for. */
final class GetSSHPublicKey
    implements Operation<GetSSHPublicKeyRequest, GetSSHPublicKeyResponse>, MayWait {
  @Override
  public Prepared<GetSSHPublicKeyResponse> prepare(
      Request request, GetSSHPublicKeyRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:GetSSHPublicKey"),
        call -> {
          User user = named.need();
          SshPublicKey key =
              UserCredentialsTable.of(user.account(), user.userId(), seen)
                  .sshPublicKey(input.sshPublicKeyId());
          return Outcome.of(
              new GetSSHPublicKeyResponse(
                  SshKeyAnswer.of(
                      user, key, input.encoding().equals("PEM") ? pem(key) : key.body())));
        });
  }

  private static String pem(SshPublicKey key) {
    return switch (SshPublicKeyFile.read(key.body())) {
      case SshPublicKeyFile.Reading.Read read -> read.key().pem();
      case SshPublicKeyFile.Reading.Invalid _, SshPublicKeyFile.Reading.Unrecognized _ ->
          throw SshKeyAnswer.unrecognized();
    };
  }
}
