package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.server.aws.OpenIdProviders;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** The OpenID Connect providers that accounts trust, as IAM's rows have them. */
public final class IamOpenIdProviders implements OpenIdProviders {
  private static final String SCHEME = "https://";

  @Override
  public Optional<Provider> find(AccountId account, String issuer, Snapshot seen) {
    if (!issuer.startsWith(SCHEME)) {
      return Optional.empty();
    }
    String url = issuer.substring(SCHEME.length());
    return OpenIdProviderTable.find(
            account, url.endsWith("/") ? url.substring(0, url.length() - 1) : url, seen)
        .map(IamOpenIdProviders::provider);
  }

  private static Provider provider(OpenIdProvider provider) {
    return new Provider(provider.arn(), provider.clientIds(), provider.thumbprints());
  }
}
