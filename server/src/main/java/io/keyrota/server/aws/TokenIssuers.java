package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/**
 * The accounts that vouch for their principals outside, for STS and the pages, which must not know
 * IAM's rows. IAM's room provides it, Wiring wires it.
 */
public interface TokenIssuers {
  /** The keys that they sign with. */
  ServiceKeys KEYS = new ServiceKeys("sts.amazonaws.com", "TokenIssuer", "kms:ScheduleKeyDeletion");

  /** The account as an issuer, where it vouches now. */
  Optional<TokenIssuer> of(AccountId account, Snapshot seen);

  /** By the id in its URL; also one that vouches no longer, for its tokens stay good. */
  Optional<TokenIssuer> named(String id, Snapshot seen);
}
