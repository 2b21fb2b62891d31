package io.keyrota.server.iam;

import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An OpenID Connect provider as a request names it. */
record NamedOpenIdProvider(String arn, Optional<OpenIdProvider> row) {
  private static final String KIND = ":oidc-provider/";

  static NamedOpenIdProvider of(Request request, String arn, Snapshot seen) {
    if (!arn.startsWith("arn:")) {
      throw IamRefusal.invalidInput("ARN " + arn + " is not valid.");
    }
    int url = arn.indexOf(KIND);
    return new NamedOpenIdProvider(
        arn,
        url < 0
            ? Optional.empty()
            : OpenIdProviderTable.find(request.account(), arn.substring(url + KIND.length()), seen)
                .filter(found -> found.arn().equals(arn)));
  }

  Permission permission(String action) {
    return permission(action, Map.of());
  }

  Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(
        action,
        arn,
        row.map(found -> TagConditions.ofResource(found.tags(), Optional.empty(), conditions))
            .orElse(conditions));
  }

  /**
   * The provider.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  OpenIdProvider need() {
    return row.orElseThrow(() -> IamRefusal.noSuchOpenIdProvider(arn));
  }
}
