package io.keyrota.server.iam;

import io.keyrota.models.iam.RemoveClientIDFromOpenIDConnectProviderRequest;
import io.keyrota.models.iam.RemoveClientIDFromOpenIDConnectProviderResponse;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes an audience from an OpenID Connect provider; one that it has not changes nothing. */
final class RemoveClientIDFromOpenIDConnectProvider
    implements Operation<
        RemoveClientIDFromOpenIDConnectProviderRequest,
        RemoveClientIDFromOpenIDConnectProviderResponse> {
  @Override
  public Prepared<RemoveClientIDFromOpenIDConnectProviderResponse> prepare(
      Request request, RemoveClientIDFromOpenIDConnectProviderRequest input, Snapshot seen) {
    NamedProvider<OpenIdProvider> named =
        NamedProvider.openId(request, input.openIDConnectProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:RemoveClientIDFromOpenIDConnectProvider"),
        call ->
            Outcome.of(
                new RemoveClientIDFromOpenIDConnectProviderResponse(),
                OpenIdProviderTable.put(named.need().withoutClientId(input.clientID()))));
  }
}
