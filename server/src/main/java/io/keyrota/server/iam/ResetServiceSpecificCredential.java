package io.keyrota.server.iam;

import io.keyrota.models.iam.ResetServiceSpecificCredentialRequest;
import io.keyrota.models.iam.ResetServiceSpecificCredentialResponse;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;

/** Gives a service-specific credential a new password, shown this once. */
@RevealsSecret
final class ResetServiceSpecificCredential
    implements Operation<
        ResetServiceSpecificCredentialRequest, ResetServiceSpecificCredentialResponse> {
  @Override
  public Prepared<ResetServiceSpecificCredentialResponse> prepare(
      Request request, ResetServiceSpecificCredentialRequest input, Snapshot seen) {
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:ResetServiceSpecificCredential"),
        call -> {
          User user = named.need();
          return Outcome.of(
              new ResetServiceSpecificCredentialResponse(
                  ServiceCredentialAnswer.revealing(
                      user.name(),
                      UserCredentialsTable.of(user.account(), user.userId(), seen)
                          .serviceSpecific(input.serviceSpecificCredentialId()),
                      call.entropy(),
                      call.now())));
        });
  }
}
