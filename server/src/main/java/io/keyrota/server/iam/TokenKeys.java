package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.TokenIssuer.Algorithm;
import io.keyrota.rules.iam.TokenIssuer.IssuerKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.TokenIssuers;
import io.keyrota.server.crypto.PublishedKey;
import java.time.Instant;

/** Makes the keys that issuers of web identity tokens sign with. */
final class TokenKeys {

  private TokenKeys() {}

  static IssuerKey made(
      Call call, AccountId account, Algorithm algorithm, int number, Instant signsFrom) {
    String arn =
        TokenIssuers.KEYS.create(
            call,
            "Web identity tokens of " + account,
            switch (algorithm) {
              case RS256 -> "RSA_2048";
              case ES384 -> "ECC_NIST_P384";
            });
    byte[] encoded = TokenIssuers.KEYS.publicKey(call, arn);
    PublishedKey published =
        switch (algorithm) {
          case RS256 -> PublishedKey.rsa(encoded);
          case ES384 -> PublishedKey.p384(encoded);
        };
    return new IssuerKey(algorithm, number, arn, published.first(), published.second(), signsFrom);
  }
}
