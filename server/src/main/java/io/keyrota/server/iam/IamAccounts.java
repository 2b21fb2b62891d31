package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Account;
import io.keyrota.server.aws.Accounts;
import io.keyrota.server.aws.Call;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The directory of accounts, as IAM's rows have it. */
public final class IamAccounts implements Accounts {
  private static final BigInteger TWELVE_DIGITS = BigInteger.valueOf(900_000_000_000L);
  private static final long LEAST = 100_000_000_000L;

  @Override
  public Made create(Optional<AccountId> id, Optional<String> alias, Call call, Snapshot seen) {
    AccountId account = id.orElseGet(() -> free(call.entropy(), seen));
    if (account.equals(AccountId.SYSTEM) || AccountTable.find(account, seen).isPresent()) {
      throw new Refusal(
          "ResourceAlreadyExistsException", "The account " + account + " exists already.");
    }
    if (alias.isPresent() && HoldingsTable.isAlias(alias.get(), seen)) {
      throw new Refusal(
          "ResourceAlreadyExistsException", "The account alias " + alias.get() + " is taken.");
    }
    NewAccount made =
        NewAccount.changes(
            account,
            alias,
            Optional.empty(),
            Optional.empty(),
            call.now(),
            call.entropy(),
            call.sealer(),
            seen);
    return new Made(
        account,
        Account.create(account, call.now()).created(),
        made.accessKeyId(),
        made.secret(),
        made.changes());
  }

  @Override
  public List<Listed> list(String afterId, int limit, Snapshot seen) {
    return seen.page(AccountTable.TABLE, Place.SYSTEM, afterId, limit).stream()
        .map(row -> listed(row, seen))
        .toList();
  }

  private static Listed listed(Row<Account> row, Snapshot seen) {
    Account account = row.value();
    return new Listed(
        account.id(), HoldingsTable.of(account.id(), seen).alias(), account.created());
  }

  /** Twelve digits drawn at random, the first not zero. */
  public static AccountId random(Entropy entropy) {
    long drawn = new BigInteger(1, entropy.bytes(16)).mod(TWELVE_DIGITS).longValueExact();
    return new AccountId(Long.toString(LEAST + drawn));
  }

  private static AccountId free(Entropy entropy, Snapshot seen) {
    AccountId drawn = random(entropy);
    while (AccountTable.find(drawn, seen).isPresent()) {
      drawn = random(entropy);
    }
    return drawn;
  }
}
