package io.keyrota.server.iam;

import io.keyrota.models.iam.UntagOpenIDConnectProviderRequest;
import io.keyrota.models.iam.UntagOpenIDConnectProviderResponse;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes tags from an OpenID Connect provider. */
final class UntagOpenIDConnectProvider
    implements Operation<UntagOpenIDConnectProviderRequest, UntagOpenIDConnectProviderResponse> {
  @Override
  public Prepared<UntagOpenIDConnectProviderResponse> prepare(
      Request request, UntagOpenIDConnectProviderRequest input, Snapshot seen) {
    NamedProvider<OpenIdProvider> named =
        NamedProvider.openId(request, input.openIDConnectProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:UntagOpenIDConnectProvider", TagConditions.ofKeys(input.tagKeys())),
        call -> {
          OpenIdProvider provider = named.need();
          return Outcome.of(
              new UntagOpenIDConnectProviderResponse(),
              OpenIdProviderTable.put(
                  provider.with(provider.tags().withoutExact(input.tagKeys()))));
        });
  }
}
