package io.keyrota.server.aws;

import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sts.SamlAssertion;

/** Assertions of SAML providers, for STS. */
@FunctionalInterface
public interface SamlAssertions {

  /**
   * What a response says, its signature having been found good by the provider's metadata, which
   * names its issuer too. Whether its time has come or gone, and whom it is for, is not judged.
   *
   * @param response a SAML 2.0 Response in base64; stays the caller's
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken, IDPRejectedClaim when the provider
   *     says that it let nobody in
   */
  SamlAssertion verified(Secret response, SamlProviders.Provider provider);
}
