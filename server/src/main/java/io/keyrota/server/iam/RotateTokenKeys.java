package io.keyrota.server.iam;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.rules.iam.TokenIssuer.Algorithm;
import io.keyrota.rules.iam.TokenIssuer.IssuerKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.TokenIssuers;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Follows the keys of issuers by new ones, and has those destroyed whose last tokens have expired:
 * {@link TokenIssuer} says when.
 */
final class RotateTokenKeys implements InwardDuty {

  @Override
  public String kind() {
    return TokenIssuerTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return "sts.amazonaws.com";
  }

  @Override
  public String eventName() {
    return "RotateTokenKeys";
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    Optional<TokenIssuer> found = TokenIssuerTable.of(due.identity().place().account(), seen);
    if (found.isEmpty()) {
      return new Outcome<>(call.now(), List.of());
    }
    TokenIssuer issuer = found.get();
    for (Algorithm algorithm : issuer.wanting(call.now())) {
      IssuerKey last = issuer.last(algorithm);
      issuer =
          issuer.with(
              TokenKeys.made(
                  call,
                  issuer.account(),
                  algorithm,
                  last.number() + 1,
                  call.now().plus(TokenIssuer.NOTICE)));
    }
    List<IssuerKey> outdated = issuer.outdated(call.now());
    outdated.forEach(key -> retire(call, key));
    TokenIssuer after = issuer.without(outdated);
    return after.equals(found.get())
        ? new Outcome<>(after.due().orElse(call.now()), List.of())
        : Outcome.of(call.now(), TokenIssuerTable.put(after));
  }

  private static void retire(Call call, IssuerKey key) {
    try {
      TokenIssuers.KEYS.retire(call, key.arn());
    } catch (Refusal going) {
      // By an attempt before this one; the trail has it.
    }
  }
}
