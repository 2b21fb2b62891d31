package io.keyrota.server.iam;

import io.keyrota.models.iam.AddClientIDToOpenIDConnectProviderRequest;
import io.keyrota.models.iam.AddClientIDToOpenIDConnectProviderResponse;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Adds an audience to an OpenID Connect provider. */
final class AddClientIDToOpenIDConnectProvider
    implements Operation<
        AddClientIDToOpenIDConnectProviderRequest, AddClientIDToOpenIDConnectProviderResponse> {
  @Override
  public Prepared<AddClientIDToOpenIDConnectProviderResponse> prepare(
      Request request, AddClientIDToOpenIDConnectProviderRequest input, Snapshot seen) {
    NamedProvider<OpenIdProvider> named =
        NamedProvider.openId(request, input.openIDConnectProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:AddClientIDToOpenIDConnectProvider"),
        call ->
            Outcome.of(
                new AddClientIDToOpenIDConnectProviderResponse(),
                OpenIdProviderTable.put(named.need().withClientId(input.clientID()))));
  }
}
