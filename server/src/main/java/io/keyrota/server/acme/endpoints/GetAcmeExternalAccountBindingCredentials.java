package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.GetAcmeExternalAccountBindingCredentialsRequest;
import io.keyrota.models.acm.GetAcmeExternalAccountBindingCredentialsResponse;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;
import java.util.Base64;

/**
 * Hands out the key id and the MAC key of an external account binding, the key as clients take it:
 * in base64url.
 */
@RevealsSecret
final class GetAcmeExternalAccountBindingCredentials
    implements Operation<
        GetAcmeExternalAccountBindingCredentialsRequest,
        GetAcmeExternalAccountBindingCredentialsResponse> {
  @Override
  public Prepared<GetAcmeExternalAccountBindingCredentialsResponse> prepare(
      Request request, GetAcmeExternalAccountBindingCredentialsRequest input, Snapshot seen) {
    Named<Binding> named = Named.binding(request, input.acmeExternalAccountBindingArn(), seen);
    return Prepared.of(
        named.permission("acm:GetAcmeExternalAccountBindingCredentials"),
        call -> {
          Binding binding = named.need();
          try (Secret key = binding.open(call.sealer())) {
            return Outcome.of(
                new GetAcmeExternalAccountBindingCredentialsResponse(
                    binding.facts().keyId(),
                    Secret.owning(Base64.getUrlEncoder().withoutPadding().encode(key.reveal()))));
          }
        });
  }
}
