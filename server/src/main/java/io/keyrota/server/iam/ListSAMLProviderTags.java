package io.keyrota.server.iam;

import io.keyrota.models.iam.ListSAMLProviderTagsRequest;
import io.keyrota.models.iam.ListSAMLProviderTagsResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the tags of a SAML provider, sorted by key. */
final class ListSAMLProviderTags
    implements Operation<ListSAMLProviderTagsRequest, ListSAMLProviderTagsResponse> {
  @Override
  public Prepared<ListSAMLProviderTagsResponse> prepare(
      Request request, ListSAMLProviderTagsRequest input, Snapshot seen) {
    NamedProvider<SealedSamlProvider> named =
        NamedProvider.saml(request, input.samlProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:ListSAMLProviderTags"),
        call -> {
          Page<Tags.Tag> page =
              Page.of(
                  "ListSAMLProviderTags",
                  named.need().provider().tags().sorted(),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListSAMLProviderTagsResponse(
                  page.items().stream().map(UserAnswer::tag).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
