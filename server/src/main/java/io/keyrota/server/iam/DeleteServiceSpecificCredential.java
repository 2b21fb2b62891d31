package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteServiceSpecificCredentialRequest;
import io.keyrota.models.iam.DeleteServiceSpecificCredentialResponse;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes a service-specific credential from a user. */
final class DeleteServiceSpecificCredential
    implements Operation<
        DeleteServiceSpecificCredentialRequest, DeleteServiceSpecificCredentialResponse> {
  @Override
  public Prepared<DeleteServiceSpecificCredentialResponse> prepare(
      Request request, DeleteServiceSpecificCredentialRequest input, Snapshot seen) {
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:DeleteServiceSpecificCredential"),
        call -> {
          User user = named.need();
          return Outcome.of(
              new DeleteServiceSpecificCredentialResponse(),
              UserCredentialsTable.put(
                  user.account(),
                  user.userId(),
                  UserCredentialsTable.of(user.account(), user.userId(), seen)
                      .withoutServiceSpecific(input.serviceSpecificCredentialId())));
        });
  }
}
