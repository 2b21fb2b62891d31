package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Vouched;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.PolicyArn;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies of users and roles, as IAM's rows have them. */
public final class IamPolicies implements IdentityPolicies {
  private static final Identity EVERYTHING =
      new Identity(
          List.of(
              new Attached(
                  Source.NONE,
                  "",
                  "root",
                  "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                      + "\"Action\":\"*\",\"Resource\":\"*\"}]}")),
          Optional.empty(),
          Map.of());

  @Override
  public Identity of(Caller caller, Snapshot seen) {
    return switch (caller) {
      case Caller.User user ->
          UserTable.ofId(user.account(), user.userId(), seen)
              .map(row -> of(row, seen))
              .orElse(Identity.NOTHING);
      // The root may do everything, and so may whom it vouches for, within the session's policies.
      case Caller.FederatedUser(_, _, Caller.Root _, _) -> EVERYTHING;
      case Caller.FederatedUser user -> of(user.issuer(), seen);
      case Caller.AssumedRole session ->
          RoleTable.ofId(session.roleId(), seen)
              .filter(role -> role.account().equals(session.account()))
              .map(role -> of(role, seen))
              .orElse(Identity.NOTHING);
      case Caller.Root root -> Identity.NOTHING;
      case Vouched user -> Identity.NOTHING;
      case Caller.Service service -> Identity.NOTHING;
      case Caller.Unknown unknown -> Identity.NOTHING;
    };
  }

  private Identity of(User user, Snapshot seen) {
    List<Attached> all = new ArrayList<>();
    add(all, user.account(), Source.USER, user.name(), user.policies(), seen);
    for (String id : user.groups()) {
      GroupTable.ofId(user.account(), id, seen)
          .ifPresent(
              group ->
                  add(all, user.account(), Source.GROUP, group.name(), group.policies(), seen));
    }
    return new Identity(
        all,
        user.policies().boundary().flatMap(arn -> managed(arn, user.account(), seen)),
        user.tags().values());
  }

  /** Those of a group alone, for simulations. */
  Identity of(Group group, Snapshot seen) {
    List<Attached> all = new ArrayList<>();
    add(all, group.account(), Source.GROUP, group.name(), group.policies(), seen);
    return new Identity(all, Optional.empty(), Map.of());
  }

  private Identity of(Role role, Snapshot seen) {
    List<Attached> all = new ArrayList<>();
    add(all, role.account(), Source.ROLE, role.name(), role.policies(), seen);
    return new Identity(
        all,
        role.policies().boundary().flatMap(arn -> managed(arn, role.account(), seen)),
        role.tags().values());
  }

  private void add(
      List<Attached> to,
      AccountId account,
      Source source,
      String holder,
      HeldPolicies held,
      Snapshot seen) {
    held.inline().forEach((name, text) -> to.add(new Attached(source, holder, name, text)));
    held.attached().forEach(arn -> managed(arn, account, seen).ifPresent(to::add));
  }

  private Optional<Attached> managed(String arn, AccountId account, Snapshot seen) {
    boolean ofAws = PolicyArn.of(arn).map(it -> it.account().isEmpty()).orElse(false);
    return managedPolicy(arn, account, seen)
        .map(text -> new Attached(ofAws ? Source.AWS_MANAGED : Source.USER_MANAGED, "", arn, text));
  }

  @Override
  public Optional<String> managedPolicy(String arn, AccountId account, Snapshot seen) {
    return ManagedPolicies.find(account, arn, seen).map(ManagedPolicy::document);
  }

  @Override
  public boolean exists(String principalArn, Snapshot seen) {
    String[] parts = principalArn.split(":", 6);
    if (parts.length < 6 || !AccountId.isValid(parts[4])) {
      return false;
    }
    AccountId account = new AccountId(parts[4]);
    if (parts[5].equals("root")) {
      return AccountTable.find(account, seen).isPresent();
    }
    String[] path = parts[5].split("/", -1);
    String name = path[path.length - 1];
    if (path[0].equals("role")) {
      return RoleTable.named(account, name, seen)
          .filter(role -> role.arn().equals(principalArn))
          .isPresent();
    }
    if (path[0].equals("assumed-role") && path.length == 3) {
      return RoleTable.named(account, path[1], seen).isPresent();
    }
    return UserTable.named(account, name, seen)
        .filter(user -> user.arn().equals(principalArn))
        .isPresent();
  }
}
