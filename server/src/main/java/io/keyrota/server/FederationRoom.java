package io.keyrota.server;

import io.keyrota.rules.sts.SamlEndpoints;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.aws.TokenIssuers;
import io.keyrota.server.iam.IamMfaCodes;
import io.keyrota.server.iam.IamOpenIdProviders;
import io.keyrota.server.iam.IamRoles;
import io.keyrota.server.iam.IamSamlProviders;
import io.keyrota.server.openid.OpenIdTokens;
import io.keyrota.server.saml.SamlResponses;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.sts.StsApi;

/** Wires STS's room. */
final class FederationRoom {
  private FederationRoom() {}

  static Api of(
      Settings settings,
      Principals principals,
      IdentityPolicies policies,
      TokenIssuers issuers,
      Sealer sealer) {
    return StsApi.of(
        new StsApi.Doors(
            principals,
            new IamRoles(),
            policies,
            new IamMfaCodes(),
            new IamOpenIdProviders(),
            new OpenIdTokens(settings.openId()),
            issuers,
            new IamSamlProviders(sealer),
            new SamlResponses(),
            SamlEndpoints.of(settings.publicUrl())));
  }
}
