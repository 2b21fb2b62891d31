package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who exists, as IAM's rows have it. */
public final class IamPrincipals implements Principals {
  private static final String USERS = "user/";
  private static final String ROLES = "role/";

  /** The name of a session that could have any. */
  private static final String ANY = "*";

  private static final Pattern ARN =
      Pattern.compile("arn:aws:(?:iam|sts)::([0-9]{12}):(user|role|assumed-role)/(.+)");

  @Override
  public Optional<Caller> user(
      AccountId account, String userId, Caller.Credential credential, Snapshot seen) {
    return UserTable.ofId(account, userId, seen).map(user -> user.caller(Optional.of(credential)));
  }

  @Override
  public Optional<Caller> role(
      AccountId account,
      String roleId,
      String sessionName,
      Caller.Credential credential,
      Snapshot seen) {
    return RoleTable.ofId(roleId, seen)
        .filter(role -> role.account().equals(account))
        .map(role -> role.caller(sessionName, Optional.of(credential)));
  }

  @Override
  public Optional<Caller> root(AccountId account, Caller.Credential credential, Snapshot seen) {
    return AccountTable.find(account, seen)
        .map(found -> new Caller.Root(found.id(), Optional.of(credential)));
  }

  @Override
  public Optional<AccountId> accountOf(String accessKeyId, Snapshot seen) {
    if (AccessKeyId.isSession(accessKeyId)) {
      // Sessions have no rows: their id tells the account.
      return AccessKeyId.account(accessKeyId)
          .filter(account -> AccountTable.find(account, seen).isPresent());
    }
    return AccessKeyTable.anywhere(accessKeyId, seen).map(row -> row.value().key().account());
  }

  @Override
  public List<Standing> everybody(AccountId account, String after, int limit, Snapshot seen) {
    Place place = Place.global(account);
    List<Standing> found = new ArrayList<>();
    if (!after.startsWith(ROLES)) {
      String from = after.isEmpty() ? "" : after.substring(USERS.length());
      seen.page(UserTable.TABLE, place, from, limit)
          .forEach(
              row ->
                  found.add(
                      new Standing(
                          USERS + row.identity().id(), row.value().caller(Optional.empty()))));
    }
    if (found.size() < limit) {
      String from = after.startsWith(ROLES) ? after.substring(ROLES.length()) : "";
      seen.page(RoleTable.TABLE, place, from, limit - found.size())
          .forEach(
              row ->
                  found.add(
                      new Standing(
                          ROLES + row.identity().id(), row.value().caller(ANY, Optional.empty()))));
    }
    return found;
  }

  @Override
  public Optional<Caller> named(String principal, Snapshot seen) {
    if (principal.startsWith("AIDA")) {
      return seen.byHandle(UserTable.TABLE, principal)
          .map(row -> row.value().caller(Optional.empty()));
    }
    if (principal.startsWith("AROA")) {
      return RoleTable.ofId(principal, seen).map(role -> role.caller(ANY, Optional.empty()));
    }
    Matcher arn = ARN.matcher(principal);
    if (!arn.matches()) {
      return Optional.empty();
    }
    AccountId account = new AccountId(arn.group(1));
    String[] path = arn.group(3).split("/", -1);
    return switch (arn.group(2)) {
      case "user" ->
          UserTable.named(account, path[path.length - 1], seen)
              .filter(user -> user.arn().equals(principal))
              .map(user -> user.caller(Optional.empty()));
      case "role" ->
          RoleTable.named(account, path[path.length - 1], seen)
              .filter(role -> role.arn().equals(principal))
              .map(role -> role.caller(ANY, Optional.empty()));
      default ->
          RoleTable.named(account, path[0], seen)
              .filter(role -> path.length == 2 && role.name().equals(path[0]))
              .map(role -> role.caller(path[1], Optional.empty()));
    };
  }

  @Override
  public Optional<KeyHolder> holderOf(String accessKeyId, Snapshot seen) {
    return AccessKeyTable.anywhere(accessKeyId, seen)
        .map(row -> row.value().key())
        .map(
            key ->
                new KeyHolder(
                    key.account(),
                    UserTable.ofId(key.account(), key.owner(), seen)
                        .map(User::arn)
                        .orElse("arn:aws:iam::" + key.account() + ":root"),
                    key.active(),
                    key.created()));
  }
}
