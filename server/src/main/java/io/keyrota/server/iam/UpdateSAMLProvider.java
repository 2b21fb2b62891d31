package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateSAMLProviderRequest;
import io.keyrota.models.iam.UpdateSAMLProviderResponse;
import io.keyrota.rules.iam.SamlProvider;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/**
 * Gives a SAML provider new metadata, adds and removes keys, and says whether assertions must be
 * encrypted.
 */
final class UpdateSAMLProvider
    implements Operation<UpdateSAMLProviderRequest, UpdateSAMLProviderResponse>, MayWait {
  @Override
  public Prepared<UpdateSAMLProviderResponse> prepare(
      Request request, UpdateSAMLProviderRequest input, Snapshot seen) {
    NamedProvider<SealedSamlProvider> named =
        NamedProvider.saml(request, input.samlProviderArn(), seen);
    return Prepared.of(
        named.permission("iam:UpdateSAMLProvider"),
        call -> {
          SealedSamlProvider row = named.need();
          String metadata = input.samlMetadataDocument();
          if (metadata != null) {
            row =
                row.with(
                    row.provider().with(metadata, SamlDocuments.validUntil(metadata, call.now())));
          }
          if (input.removePrivateKey() != null) {
            row = row.without(input.removePrivateKey());
          }
          if (input.addPrivateKey() != null) {
            row = SamlDocuments.withKey(row, input.addPrivateKey(), call);
          }
          SamlProvider.Encryption encryption =
              input.assertionEncryptionMode() == null
                  ? row.provider().encryption()
                  : SamlProvider.Encryption.of(input.assertionEncryptionMode());
          return Outcome.of(
              new UpdateSAMLProviderResponse(row.provider().arn()),
              SamlProviderTable.put(row.with(row.provider().with(encryption))));
        });
  }
}
