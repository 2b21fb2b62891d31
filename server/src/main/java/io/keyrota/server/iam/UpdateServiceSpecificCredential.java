package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateServiceSpecificCredentialRequest;
import io.keyrota.models.iam.UpdateServiceSpecificCredentialResponse;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Makes a service-specific credential inactive, or active again. */
final class UpdateServiceSpecificCredential
    implements Operation<
        UpdateServiceSpecificCredentialRequest, UpdateServiceSpecificCredentialResponse> {
  @Override
  public Prepared<UpdateServiceSpecificCredentialResponse> prepare(
      Request request, UpdateServiceSpecificCredentialRequest input, Snapshot seen) {
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:UpdateServiceSpecificCredential"),
        call -> {
          User user = named.need();
          return Outcome.of(
              new UpdateServiceSpecificCredentialResponse(),
              UserCredentialsTable.put(
                  user.account(),
                  user.userId(),
                  UserCredentialsTable.of(user.account(), user.userId(), seen)
                      .withServiceSpecific(
                          input.serviceSpecificCredentialId(),
                          AccessKey.Status.of(input.status()))));
        });
  }
}
