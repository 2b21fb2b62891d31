package io.keyrota.server.iam;

import io.keyrota.models.iam.GetSAMLProviderRequest;
import io.keyrota.models.iam.GetSAMLProviderResponse;
import io.keyrota.models.iam.SAMLPrivateKey;
import io.keyrota.rules.iam.SamlProvider;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells about a SAML provider, its metadata and keys, without what is secret of these. */
final class GetSAMLProvider implements Operation<GetSAMLProviderRequest, GetSAMLProviderResponse> {
  @Override
  public Prepared<GetSAMLProviderResponse> prepare(
      Request request, GetSAMLProviderRequest input, Snapshot seen) {
    NamedProvider<SealedSamlProvider> named =
        NamedProvider.saml(request, input.samlProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:GetSAMLProvider"),
        call -> {
          SamlProvider provider = named.need().provider();
          return Outcome.of(
              new GetSAMLProviderResponse(
                  provider.uuid(),
                  provider.metadata(),
                  provider.created(),
                  provider.validUntil(),
                  UserAnswer.tags(provider.tags()),
                  provider.encryption().word(),
                  provider.keys().stream()
                      .map(key -> new SAMLPrivateKey(key.id(), key.uploaded()))
                      .toList()));
        });
  }
}
