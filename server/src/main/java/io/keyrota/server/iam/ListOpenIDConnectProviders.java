package io.keyrota.server.iam;

import io.keyrota.models.iam.ListOpenIDConnectProvidersRequest;
import io.keyrota.models.iam.ListOpenIDConnectProvidersResponse;
import io.keyrota.models.iam.OpenIDConnectProviderListEntry;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the ARNs of the OpenID Connect providers. */
final class ListOpenIDConnectProviders
    implements Operation<ListOpenIDConnectProvidersRequest, ListOpenIDConnectProvidersResponse>,
        MayWait {
  /** The answer has no pages; the quota is far below. */
  private static final int ALL = 4000;

  @Override
  public Prepared<ListOpenIDConnectProvidersResponse> prepare(
      Request request, ListOpenIDConnectProvidersRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:ListOpenIDConnectProviders", "*"),
        call ->
            Outcome.of(
                new ListOpenIDConnectProvidersResponse(
                    Listing.of(
                            "ListOpenIDConnectProviders",
                            OpenIdProviderTable.TABLE,
                            request.account(),
                            provider -> true,
                            null,
                            ALL,
                            seen)
                        .items()
                        .stream()
                        .map(provider -> new OpenIDConnectProviderListEntry(provider.arn()))
                        .toList())));
  }
}
