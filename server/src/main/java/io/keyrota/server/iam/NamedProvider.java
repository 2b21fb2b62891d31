package io.keyrota.server.iam;

import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A provider of identities as a request names it. Access is asked for before it is told whether it
 * exists.
 *
 * @param tags of the provider, where there is one
 * @param missing refuses the ARN of one that is not there
 */
record NamedProvider<R>(
    String arn, Optional<R> row, Optional<Tags> tags, Function<String, Refusal> missing) {
  private static final String OPEN_ID = ":oidc-provider/";
  private static final String SAML = ":saml-provider/";

  /**
   * The OpenID Connect provider that the request means.
   *
   * @throws Refusal InvalidInput when the text is no ARN
   */
  static NamedProvider<OpenIdProvider> openId(Request request, String arn, Snapshot seen) {
    Optional<OpenIdProvider> row =
        name(arn, OPEN_ID)
            .flatMap(url -> OpenIdProviderTable.find(request.account(), url, seen))
            .filter(found -> found.arn().equals(arn));
    return new NamedProvider<>(
        arn, row, row.map(OpenIdProvider::tags), IamRefusal::noSuchOpenIdProvider);
  }

  /**
   * The SAML provider that the request means.
   *
   * @throws Refusal InvalidInput when the text is no ARN
   */
  static NamedProvider<SealedSamlProvider> saml(Request request, String arn, Snapshot seen) {
    Optional<SealedSamlProvider> row =
        name(arn, SAML)
            .flatMap(name -> SamlProviderTable.named(request.account(), name, seen))
            .filter(found -> found.provider().arn().equals(arn));
    return new NamedProvider<>(
        arn, row, row.map(found -> found.provider().tags()), IamRefusal::noSuchSamlProvider);
  }

  private static Optional<String> name(String arn, String kind) {
    if (!arn.startsWith("arn:")) {
      throw IamRefusal.invalidInput("ARN " + arn + " is not valid.");
    }
    int at = arn.indexOf(kind);
    return at < 0 ? Optional.empty() : Optional.of(arn.substring(at + kind.length()));
  }

  Permission permission(String action) {
    return permission(action, Map.of());
  }

  Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(
        action,
        arn,
        tags.map(of -> TagConditions.ofResource(of, Optional.empty(), conditions))
            .orElse(conditions));
  }

  /**
   * The provider.
   *
   * @throws Refusal NoSuchEntity
   */
  R need() {
    return row.orElseThrow(() -> missing.apply(arn));
  }
}
