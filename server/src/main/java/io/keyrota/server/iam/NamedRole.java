package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.PrincipalKind;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.RoleRefusal;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role as a request names it. Access is asked for before it is told whether the role exists.
 *
 * @param name as the request spells it
 */
record NamedRole(AccountId account, String name, Optional<Role> row) implements PolicyHolder {

  static NamedRole of(Request request, String name, Snapshot seen) {
    return new NamedRole(request.account(), name, RoleTable.named(request.account(), name, seen));
  }

  /** A role that is about to be made. */
  static NamedRole of(Role role) {
    return new NamedRole(role.account(), role.name(), Optional.of(role));
  }

  /** The role's ARN; of one that does not exist, the ARN it would have under the path "/". */
  String arn() {
    return row.map(Role::arn).orElseGet(() -> Role.arn(account, "/", name));
  }

  /**
   * The role.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  Role need() {
    return row.orElseThrow(() -> RoleRefusal.noSuchRole(name));
  }

  /** What is changed when the role goes. */
  List<Change> deletion(Role gone, Snapshot seen) {
    List<Change> changes = new ArrayList<>(Attachments.gone(this, seen));
    changes.add(RoleTable.remove(gone));
    changes.add(HoldingsTable.put(account, HoldingsTable.of(account, seen).less(Holding.ROLES, 1)));
    return changes;
  }

  @Override
  public PrincipalKind kind() {
    return PrincipalKind.ROLE;
  }

  @Override
  public Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(
            action,
            arn(),
            row.map(
                    role ->
                        TagConditions.ofResource(
                            role.tags(), role.policies().boundary(), conditions))
                .orElse(conditions))
        .toldAs("role " + name);
  }

  @Override
  public String principalId() {
    return need().roleId();
  }

  @Override
  public HeldPolicies policies() {
    return need().policies();
  }

  @Override
  public HeldPolicies changeable() {
    Role role = need();
    role.needModifiable();
    return role.policies();
  }

  @Override
  public Change with(HeldPolicies policies) {
    return RoleTable.put(need().with(policies));
  }
}
