package io.keyrota.server.sts;

import static io.keyrota.models.sts.StsModel.assumeRole;
import static io.keyrota.models.sts.StsModel.assumeRoleWithSAML;
import static io.keyrota.models.sts.StsModel.assumeRoleWithWebIdentity;
import static io.keyrota.models.sts.StsModel.decodeAuthorizationMessage;
import static io.keyrota.models.sts.StsModel.getAccessKeyInfo;
import static io.keyrota.models.sts.StsModel.getCallerIdentity;
import static io.keyrota.models.sts.StsModel.getFederationToken;
import static io.keyrota.models.sts.StsModel.getSessionToken;
import static io.keyrota.models.sts.StsModel.getWebIdentityToken;

import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.sts.SamlEndpoints;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.MfaCodes;
import io.keyrota.server.aws.OpenIdProviders;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.aws.Roles;
import io.keyrota.server.aws.SamlAssertions;
import io.keyrota.server.aws.SamlProviders;
import io.keyrota.server.aws.TokenIssuers;
import io.keyrota.server.aws.WebIdentityTokens;

/** STS's table of contents. */
public final class StsApi {

  private StsApi() {}

  /** What STS needs to know of IAM, which it must not know itself. */
  public record Doors(
      Principals principals,
      Roles roles,
      IdentityPolicies policies,
      MfaCodes codes,
      OpenIdProviders providers,
      WebIdentityTokens tokens,
      TokenIssuers issuers,
      SamlProviders samlProviders,
      SamlAssertions assertions,
      SamlEndpoints endpoints) {}

  /** The operations that are built. */
  public static Api of(Doors doors) {
    Api api = new Api(StsModel.SERVICE);
    PrivilegedChapter.into(api);
    return api.with(getCallerIdentity(), new GetCallerIdentity())
        .with(getAccessKeyInfo(), new GetAccessKeyInfo(doors.principals()))
        .with(getSessionToken(), new GetSessionToken(doors.codes()))
        .with(
            assumeRole(),
            new AssumeRole(doors.roles(), doors.policies(), doors.codes()),
            "ProvidedContexts is refused: nobody asserts contexts")
        .with(
            assumeRoleWithWebIdentity(),
            new AssumeRoleWithWebIdentity(
                doors.roles(), doors.policies(), doors.providers(), doors.tokens()),
            "OpenID Connect alone: ProviderId is refused")
        .with(
            assumeRoleWithSAML(),
            new AssumeRoleWithSAML(
                doors.roles(),
                doors.policies(),
                doors.samlProviders(),
                doors.assertions(),
                doors.endpoints()))
        .with(getFederationToken(), new GetFederationToken(doors.policies()))
        .with(getWebIdentityToken(), new GetWebIdentityToken(doors.issuers(), doors.policies()))
        .with(decodeAuthorizationMessage(), new DecodeAuthorizationMessage());
  }
}
