package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateServiceSpecificCredentialRequest;
import io.keyrota.models.iam.CreateServiceSpecificCredentialResponse;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.ServiceSpecificCredential;
import io.keyrota.rules.iam.UniqueId;
import io.keyrota.rules.iam.User;
import io.keyrota.rules.iam.UserCredentials;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;

/** Gives a user a name and a password, or a key, for one service; it is shown this once. */
@RevealsSecret
final class CreateServiceSpecificCredential
    implements Operation<
        CreateServiceSpecificCredentialRequest, CreateServiceSpecificCredentialResponse> {
  private final IamQuotas quotas;

  CreateServiceSpecificCredential(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreateServiceSpecificCredentialResponse> prepare(
      Request request, CreateServiceSpecificCredentialRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:CreateServiceSpecificCredential"),
        call -> {
          User user = named.need();
          UserCredentials has = UserCredentialsTable.of(user.account(), user.userId(), seen);
          ServiceSpecificCredential made =
              has.newServiceSpecific(
                  UniqueId.SERVICE_SPECIFIC_CREDENTIAL.of(call.entropy().bytes(UniqueId.ENTROPY)),
                  ServiceSpecificCredential.Service.of(input.serviceName()),
                  user,
                  input.credentialAgeDays(),
                  quotas,
                  call.now());
          return Outcome.of(
              new CreateServiceSpecificCredentialResponse(
                  ServiceCredentialAnswer.revealing(user.name(), made, call.entropy(), call.now())),
              UserCredentialsTable.put(user.account(), user.userId(), has.with(made)));
        });
  }
}
