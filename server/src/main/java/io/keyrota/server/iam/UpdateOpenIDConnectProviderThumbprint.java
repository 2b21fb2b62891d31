package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateOpenIDConnectProviderThumbprintRequest;
import io.keyrota.models.iam.UpdateOpenIDConnectProviderThumbprintResponse;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Sets the thumbprints of an OpenID Connect provider, all of them. */
final class UpdateOpenIDConnectProviderThumbprint
    implements Operation<
        UpdateOpenIDConnectProviderThumbprintRequest,
        UpdateOpenIDConnectProviderThumbprintResponse> {
  @Override
  public Prepared<UpdateOpenIDConnectProviderThumbprintResponse> prepare(
      Request request, UpdateOpenIDConnectProviderThumbprintRequest input, Snapshot seen) {
    NamedProvider<OpenIdProvider> named =
        NamedProvider.openId(request, input.openIDConnectProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:UpdateOpenIDConnectProviderThumbprint"),
        call ->
            Outcome.of(
                new UpdateOpenIDConnectProviderThumbprintResponse(),
                OpenIdProviderTable.put(named.need().withThumbprints(input.thumbprintList()))));
  }
}
