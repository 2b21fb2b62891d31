package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.PrincipalKind;
import io.keyrota.server.store.Change;
import java.util.List;
import java.util.Map;

/**
 * A user, group or role as a request names it, for the operations on the policies that hang on it.
 * It may turn out not to exist; access is asked for before that is told.
 */
interface PolicyHolder {
  PrincipalKind kind();

  AccountId account();

  /** As the request spells it. */
  String name();

  /** What access to it is asked for with, its tags and its boundary among the conditions. */
  Permission permission(String action, Map<String, List<String>> conditions);

  default Permission permission(String action) {
    return permission(action, Map.of());
  }

  /**
   * Its unique id, of a principal that exists like everything below.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  String principalId();

  HeldPolicies policies();

  /**
   * The policies that a request is about to change.
   *
   * @throws io.keyrota.rules.aws.Refusal UnmodifiableEntity for a service's own role, whatever the
   *     change
   */
  default HeldPolicies changeable() {
    return policies();
  }

  /** Its row with other policies. */
  Change with(HeldPolicies policies);
}
