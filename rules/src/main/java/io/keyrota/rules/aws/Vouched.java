package io.keyrota.rules.aws;

import java.util.Optional;

/**
 * Somebody for whom an identity provider vouches, who asks for a session of a role without
 * credentials of AWS, and may do nothing else.
 */
public sealed interface Vouched extends Caller {

  /** The provider's ARN, the {@code Federated} principal of trust policies. */
  String provider();

  /** Who it is to the provider. */
  String subject();

  @Override
  default String arn() {
    return provider();
  }

  @Override
  default Optional<Credential> credential() {
    return Optional.empty();
  }

  /**
   * Whom an OpenID Connect provider vouches for.
   *
   * @param account the role's and the provider's
   * @param audience the token's {@code aud}
   * @param subject the token's {@code sub}
   */
  record WebIdentityUser(AccountId account, String provider, String audience, String subject)
      implements Vouched {
    @Override
    public String userId() {
      return provider + ":" + audience + ":" + subject;
    }
  }

  /**
   * Whom a SAML provider vouches for.
   *
   * @param account the role's and the provider's
   * @param nameQualifier {@code saml:namequalifier}: issuer and provider as a hash
   * @param subject the assertion's NameID
   */
  record SamlUser(AccountId account, String provider, String nameQualifier, String subject)
      implements Vouched {
    @Override
    public String userId() {
      return nameQualifier + ":" + subject;
    }
  }
}
