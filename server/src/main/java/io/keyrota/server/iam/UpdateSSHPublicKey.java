package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateSSHPublicKeyRequest;
import io.keyrota.models.iam.UpdateSSHPublicKeyResponse;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Makes an SSH public key inactive, or active again. */
final class UpdateSSHPublicKey
    implements Operation<UpdateSSHPublicKeyRequest, UpdateSSHPublicKeyResponse> {
  @Override
  public Prepared<UpdateSSHPublicKeyResponse> prepare(
      Request request, UpdateSSHPublicKeyRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:UpdateSSHPublicKey"),
        call -> {
          User user = named.need();
          return Outcome.of(
              new UpdateSSHPublicKeyResponse(),
              UserCredentialsTable.put(
                  user.account(),
                  user.userId(),
                  UserCredentialsTable.of(user.account(), user.userId(), seen)
                      .withSshPublicKey(
                          input.sshPublicKeyId(), AccessKey.Status.of(input.status()))));
        });
  }
}
