package io.keyrota.server.iam;

import io.keyrota.models.iam.ListOpenIDConnectProviderTagsRequest;
import io.keyrota.models.iam.ListOpenIDConnectProviderTagsResponse;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the tags of an OpenID Connect provider, sorted by key. */
final class ListOpenIDConnectProviderTags
    implements Operation<
        ListOpenIDConnectProviderTagsRequest, ListOpenIDConnectProviderTagsResponse> {
  @Override
  public Prepared<ListOpenIDConnectProviderTagsResponse> prepare(
      Request request, ListOpenIDConnectProviderTagsRequest input, Snapshot seen) {
    NamedProvider<OpenIdProvider> named =
        NamedProvider.openId(request, input.openIDConnectProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:ListOpenIDConnectProviderTags"),
        call -> {
          Page<Tags.Tag> page =
              Page.of(
                  "ListOpenIDConnectProviderTags",
                  named.need().tags().sorted(),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListOpenIDConnectProviderTagsResponse(
                  page.items().stream().map(UserAnswer::tag).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
