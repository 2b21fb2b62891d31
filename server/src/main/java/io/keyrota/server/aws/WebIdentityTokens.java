package io.keyrota.server.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens of OpenID Connect providers, for STS. */
public interface WebIdentityTokens {

  /**
   * Who says it made the token; nothing of it is believed yet.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken when it is no token at all
   */
  String issuer(String token);

  /**
   * What the token says, its signature having been found good by the keys that its issuer publishes
   * now. Whether its time has come or gone, and whom it is for, is not judged.
   *
   * @param thumbprints of certificates by which the issuer's is trusted where no root of the
   *     machine's vouches for it
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken, IDPCommunicationError when the
   *     issuer cannot be asked
   */
  Claims verified(String token, List<String> thumbprints);

  /**
   * The claims of a token.
   *
   * @param audiences {@code aud}, one or several
   * @param party {@code azp}
   * @param methods {@code amr}
   * @param issuedAt {@code iat}
   * @param expires {@code exp}
   * @param notBefore {@code nbf}
   * @param principalTags session tags ({@code https://aws.amazon.com/tags})
   * @param sourceIdentity {@code https://aws.amazon.com/source_identity}
   */
  record Claims(
      String issuer,
      String subject,
      List<String> audiences,
      Optional<String> party,
      List<String> methods,
      Instant issuedAt,
      Instant expires,
      Optional<Instant> notBefore,
      Map<String, String> principalTags,
      Set<String> transitiveTagKeys,
      Optional<String> sourceIdentity) {}
}
