package io.keyrota.server.iam;

import io.keyrota.models.iam.GetOpenIDConnectProviderRequest;
import io.keyrota.models.iam.GetOpenIDConnectProviderResponse;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells about an OpenID Connect provider. */
final class GetOpenIDConnectProvider
    implements Operation<GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse> {
  @Override
  public Prepared<GetOpenIDConnectProviderResponse> prepare(
      Request request, GetOpenIDConnectProviderRequest input, Snapshot seen) {
    NamedProvider<OpenIdProvider> named =
        NamedProvider.openId(request, input.openIDConnectProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:GetOpenIDConnectProvider"),
        call -> {
          OpenIdProvider provider = named.need();
          return Outcome.of(
              new GetOpenIDConnectProviderResponse(
                  provider.url(),
                  provider.clientIds(),
                  provider.thumbprints(),
                  provider.created(),
                  provider.tags().isEmpty() ? null : UserAnswer.tags(provider.tags())));
        });
  }
}
