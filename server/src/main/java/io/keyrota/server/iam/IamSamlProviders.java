package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.SamlProvider;
import io.keyrota.server.aws.SamlProviders;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** The SAML providers that accounts trust, as IAM's rows have them. */
public final class IamSamlProviders implements SamlProviders {
  private final Sealer sealer;

  public IamSamlProviders(Sealer sealer) {
    this.sealer = sealer;
  }

  @Override
  public Optional<Provider> find(AccountId account, String arn, Snapshot seen) {
    String all = SamlProvider.arn(account, "");
    if (!arn.startsWith(all)) {
      return Optional.empty();
    }
    return SamlProviderTable.named(account, arn.substring(all.length()), seen).map(this::provider);
  }

  private Provider provider(SealedSamlProvider row) {
    SamlProvider provider = row.provider();
    return new Provider(
        provider.arn(),
        provider.uuid(),
        provider.metadata(),
        provider.validUntil(),
        provider.encryption() == SamlProvider.Encryption.REQUIRED,
        () -> row.privateKeys(sealer));
  }
}
