package io.keyrota.server.iam;

import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A SAML provider as a request names it. */
record NamedSamlProvider(String arn, Optional<SealedSamlProvider> row) {
  private static final String KIND = ":saml-provider/";

  static NamedSamlProvider of(Request request, String arn, Snapshot seen) {
    if (!arn.startsWith("arn:")) {
      throw IamRefusal.invalidInput("ARN " + arn + " is not valid.");
    }
    int name = arn.indexOf(KIND);
    return new NamedSamlProvider(
        arn,
        name < 0
            ? Optional.empty()
            : SamlProviderTable.named(request.account(), arn.substring(name + KIND.length()), seen)
                .filter(found -> found.provider().arn().equals(arn)));
  }

  Permission permission(String action) {
    return permission(action, Map.of());
  }

  Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(
        action,
        arn,
        row.map(
                found ->
                    TagConditions.ofResource(found.provider().tags(), Optional.empty(), conditions))
            .orElse(conditions));
  }

  /**
   * The provider.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  SealedSamlProvider need() {
    return row.orElseThrow(() -> IamRefusal.noSuchSamlProvider(arn));
  }
}
