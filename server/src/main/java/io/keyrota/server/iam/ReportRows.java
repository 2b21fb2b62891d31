package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.Account;
import io.keyrota.rules.iam.CredentialReport;
import io.keyrota.rules.iam.KeySlots;
import io.keyrota.rules.iam.PasswordPolicy;
import io.keyrota.rules.iam.SigningCertificate;
import io.keyrota.rules.iam.User;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows of an account's credential report, read page by page. Pages are not remembered by the
 * snapshot, so that a key made meanwhile does not turn a report of thousands of users back.
 */
final class ReportRows {
  private static final int AT_ONCE = 1000;

  private final AccountId account;
  private final KeyUses uses;
  private final Snapshot seen;
  private final Optional<PasswordPolicy> policy;

  ReportRows(AccountId account, KeyUses uses, Snapshot seen) {
    this.account = account;
    this.uses = uses;
    this.seen = seen;
    this.policy = PasswordPolicyTable.of(account, seen);
  }

  /** The root's row, then each user's by name. */
  List<CredentialReport.Row> all() {
    Map<String, AccessKey> keys = new HashMap<>();
    each(AccessKeyTable.TABLE, row -> keys.put(row.key().id(), row.key()));
    List<CredentialReport.Row> rows = new ArrayList<>();
    rows.add(
        new CredentialReport.Row(
            CredentialReport.Row.ROOT_ACCOUNT,
            Account.rootArn(account),
            AccountTable.need(account, seen).created(),
            Optional.empty(),
            false,
            columns(HoldingsTable.of(account, seen).rootKeys(), keys),
            certificates(AccessKey.ROOT)));
    each(UserTable.TABLE, user -> rows.add(row(user, keys)));
    return rows;
  }

  private CredentialReport.Row row(User user, Map<String, AccessKey> keys) {
    return new CredentialReport.Row(
        user.name(),
        user.arn(),
        user.created(),
        password(user),
        !user.mfaDevices().isEmpty(),
        columns(user.keys(), keys),
        certificates(user.userId()));
  }

  private List<SigningCertificate> certificates(String owner) {
    return UserCredentialsTable.of(account, owner, seen).signingCertificates();
  }

  private Optional<CredentialReport.Password> password(User user) {
    return LoginProfileTable.of(user, seen)
        .map(
            profile ->
                new CredentialReport.Password(
                    profile.changed(), policy.flatMap(p -> p.nextRotation(profile.changed()))));
  }

  private List<CredentialReport.Key> columns(KeySlots slots, Map<String, AccessKey> keys) {
    return slots.ids().stream()
        .map(keys::get)
        .filter(Objects::nonNull)
        .map(
            key ->
                new CredentialReport.Key(key.active(), key.statusChanged(), uses.lastUse(key.id())))
        .toList();
  }

  private <R extends Record> void each(Table<R> table, Consumer<R> action) {
    String last = "";
    List<Row<R>> rows;
    do {
      rows = seen.page(table, Place.global(account), last, AT_ONCE);
      for (Row<R> row : rows) {
        action.accept(row.value());
        last = row.identity().id();
      }
    } while (rows.size() == AT_ONCE);
  }
}
