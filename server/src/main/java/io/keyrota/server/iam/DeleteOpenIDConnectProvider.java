package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteOpenIDConnectProviderRequest;
import io.keyrota.models.iam.DeleteOpenIDConnectProviderResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes an OpenID Connect provider; deleting one that is not there changes nothing. */
final class DeleteOpenIDConnectProvider
    implements Operation<DeleteOpenIDConnectProviderRequest, DeleteOpenIDConnectProviderResponse> {
  @Override
  public Prepared<DeleteOpenIDConnectProviderResponse> prepare(
      Request request, DeleteOpenIDConnectProviderRequest input, Snapshot seen) {
    NamedProvider<OpenIdProvider> named =
        NamedProvider.openId(request, input.openIDConnectProviderArn(), seen);
    AccountId account = request.account();
    return Prepared.of(
        named.permission("iam:DeleteOpenIDConnectProvider"),
        call ->
            named
                .row()
                .map(
                    provider ->
                        Outcome.of(
                            new DeleteOpenIDConnectProviderResponse(),
                            OpenIdProviderTable.remove(provider),
                            HoldingsTable.put(
                                account,
                                HoldingsTable.of(account, seen)
                                    .less(Holding.OPENID_CONNECT_PROVIDERS, 1))))
                .orElseGet(() -> Outcome.of(new DeleteOpenIDConnectProviderResponse())));
  }
}
