package io.keyrota.server.iam;

import io.keyrota.models.iam.ListSSHPublicKeysRequest;
import io.keyrota.models.iam.ListSSHPublicKeysResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.SshPublicKey;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the SSH public keys of a user, of the signer without a name. */
final class ListSSHPublicKeys
    implements Operation<ListSSHPublicKeysRequest, ListSSHPublicKeysResponse> {
  @Override
  public Prepared<ListSSHPublicKeysResponse> prepare(
      Request request, ListSSHPublicKeysRequest input, Snapshot seen) {
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:ListSSHPublicKeys"),
        call -> {
          User user = named.need();
          Page<SshPublicKey> page =
              Page.of(
                  "ListSSHPublicKeys",
                  UserCredentialsTable.of(user.account(), user.userId(), seen).sshPublicKeys(),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListSSHPublicKeysResponse(
                  page.items().stream().map(key -> SshKeyAnswer.listed(user, key)).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
