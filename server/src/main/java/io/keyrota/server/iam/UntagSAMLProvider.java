package io.keyrota.server.iam;

import io.keyrota.models.iam.UntagSAMLProviderRequest;
import io.keyrota.models.iam.UntagSAMLProviderResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes tags from a SAML provider. */
final class UntagSAMLProvider
    implements Operation<UntagSAMLProviderRequest, UntagSAMLProviderResponse> {
  @Override
  public Prepared<UntagSAMLProviderResponse> prepare(
      Request request, UntagSAMLProviderRequest input, Snapshot seen) {
    NamedProvider<SealedSamlProvider> named =
        NamedProvider.saml(request, input.samlProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:UntagSAMLProvider", TagConditions.ofKeys(input.tagKeys())),
        call -> {
          SealedSamlProvider row = named.need();
          return Outcome.of(
              new UntagSAMLProviderResponse(),
              SamlProviderTable.put(
                  row.with(
                      row.provider().with(row.provider().tags().withoutExact(input.tagKeys())))));
        });
  }
}
