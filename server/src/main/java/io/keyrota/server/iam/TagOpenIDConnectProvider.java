package io.keyrota.server.iam;

import io.keyrota.models.iam.TagOpenIDConnectProviderRequest;
import io.keyrota.models.iam.TagOpenIDConnectProviderResponse;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of an OpenID Connect provider. */
final class TagOpenIDConnectProvider
    implements Operation<TagOpenIDConnectProviderRequest, TagOpenIDConnectProviderResponse> {
  @Override
  public Prepared<TagOpenIDConnectProviderResponse> prepare(
      Request request, TagOpenIDConnectProviderRequest input, Snapshot seen) {
    NamedProvider<OpenIdProvider> named =
        NamedProvider.openId(request, input.openIDConnectProviderArn(), seen);
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    return Prepared.of(
        named.permission("iam:TagOpenIDConnectProvider", TagConditions.ofTags(tags)),
        call -> {
          OpenIdProvider provider = named.need();
          return Outcome.of(
              new TagOpenIDConnectProviderResponse(),
              OpenIdProviderTable.put(provider.with(provider.tags().withExact(tags))));
        });
  }
}
