package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/** OpenID Connect providers that accounts trust, for STS. IAM's room provides it. */
@FunctionalInterface
public interface OpenIdProviders {

  /**
   * The account's provider of that issuer.
   *
   * @param issuer the URL as tokens write it in {@code iss}
   */
  Optional<Provider> find(AccountId account, String issuer, Snapshot seen);

  /**
   * A provider.
   *
   * @param arn {@code arn:aws:iam::…:oidc-provider/host/path}
   * @param clientIds the audiences whose tokens it takes
   * @param thumbprints SHA-1 of certificates, in hexadecimal digits
   */
  record Provider(String arn, List<String> clientIds, List<String> thumbprints) {
    public Provider {
      clientIds = List.copyOf(clientIds);
      thumbprints = List.copyOf(thumbprints);
    }

    /** The issuer's URL without its scheme, which condition keys begin with. */
    public String name() {
      return arn.substring(arn.indexOf('/') + 1);
    }
  }
}
