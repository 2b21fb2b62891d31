package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.server.aws.TokenIssuers;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** The accounts that vouch for their principals outside, as IAM's rows have them. */
public final class IamTokenIssuers implements TokenIssuers {

  @Override
  public Optional<TokenIssuer> of(AccountId account, Snapshot seen) {
    return TokenIssuerTable.of(account, seen).filter(TokenIssuer::enabled);
  }

  @Override
  public Optional<TokenIssuer> named(String id, Snapshot seen) {
    return TokenIssuerTable.named(id, seen);
  }
}
