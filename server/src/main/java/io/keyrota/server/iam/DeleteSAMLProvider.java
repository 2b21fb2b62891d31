package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteSAMLProviderRequest;
import io.keyrota.models.iam.DeleteSAMLProviderResponse;
import io.keyrota.rules.iam.Holding;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes a SAML provider; roles that trust it keep naming it. */
final class DeleteSAMLProvider
    implements Operation<DeleteSAMLProviderRequest, DeleteSAMLProviderResponse> {
  @Override
  public Prepared<DeleteSAMLProviderResponse> prepare(
      Request request, DeleteSAMLProviderRequest input, Snapshot seen) {
    NamedProvider<SealedSamlProvider> named =
        NamedProvider.saml(request, input.samlProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:DeleteSAMLProvider"),
        call ->
            Outcome.of(
                new DeleteSAMLProviderResponse(),
                SamlProviderTable.remove(named.need().provider()),
                HoldingsTable.put(
                    request.account(),
                    HoldingsTable.of(request.account(), seen).less(Holding.SAML_PROVIDERS, 1))));
  }
}
