package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteSSHPublicKeyRequest;
import io.keyrota.models.iam.DeleteSSHPublicKeyResponse;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes an SSH public key from a user. */
final class DeleteSSHPublicKey
    implements Operation<DeleteSSHPublicKeyRequest, DeleteSSHPublicKeyResponse> {
  @Override
  public Prepared<DeleteSSHPublicKeyResponse> prepare(
      Request request, DeleteSSHPublicKeyRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:DeleteSSHPublicKey"),
        call -> {
          User user = named.need();
          return Outcome.of(
              new DeleteSSHPublicKeyResponse(),
              UserCredentialsTable.put(
                  user.account(),
                  user.userId(),
                  UserCredentialsTable.of(user.account(), user.userId(), seen)
                      .withoutSshPublicKey(input.sshPublicKeyId())));
        });
  }
}
