package io.keyrota.server.iam;

import io.keyrota.models.iam.ListSAMLProvidersRequest;
import io.keyrota.models.iam.ListSAMLProvidersResponse;
import io.keyrota.models.iam.SAMLProviderListEntry;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the SAML providers. */
final class ListSAMLProviders
    implements Operation<ListSAMLProvidersRequest, ListSAMLProvidersResponse>, MayWait {
  /** The answer has no pages; the quota is far below. */
  private static final int ALL = 4000;

  @Override
  public Prepared<ListSAMLProvidersResponse> prepare(
      Request request, ListSAMLProvidersRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:ListSAMLProviders", "*"),
        call ->
            Outcome.of(
                new ListSAMLProvidersResponse(
                    Listing.of(
                            "ListSAMLProviders",
                            SamlProviderTable.TABLE,
                            request.account(),
                            row -> true,
                            null,
                            ALL,
                            seen)
                        .items()
                        .stream()
                        .map(SealedSamlProvider::provider)
                        .map(
                            provider ->
                                new SAMLProviderListEntry(
                                    provider.arn(), provider.validUntil(), provider.created()))
                        .toList())));
  }
}
