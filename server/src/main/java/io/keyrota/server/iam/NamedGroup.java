package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.PrincipalKind;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group as a request names it. Access is asked for before it is told whether the group exists.
 *
 * @param name as the request spells it
 */
record NamedGroup(AccountId account, String name, Optional<Group> row) implements PolicyHolder {

  static NamedGroup of(Request request, String name, Snapshot seen) {
    return new NamedGroup(request.account(), name, GroupTable.named(request.account(), name, seen));
  }

  /** The group's ARN; of one that does not exist, the ARN it would have under the path "/". */
  String arn() {
    return row.map(Group::arn).orElseGet(() -> Group.arn(account, "/", name));
  }

  /**
   * The group.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  Group need() {
    return row.orElseThrow(() -> IamRefusal.noSuchGroup(name));
  }

  @Override
  public PrincipalKind kind() {
    return PrincipalKind.GROUP;
  }

  @Override
  public Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(action, arn(), conditions).toldAs("group " + name);
  }

  @Override
  public String principalId() {
    return need().groupId();
  }

  @Override
  public HeldPolicies policies() {
    return need().policies();
  }

  @Override
  public Change with(HeldPolicies policies) {
    return GroupTable.put(need().with(policies));
  }
}
