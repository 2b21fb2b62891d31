package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.rules.iam.RoleRefusal;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance profile as a request names it. Access is asked for before it is told whether it
 * exists.
 *
 * @param name as the request spells it
 */
record NamedProfile(AccountId account, String name, Optional<InstanceProfile> row) {

  static NamedProfile of(Request request, String name, Snapshot seen) {
    return new NamedProfile(
        request.account(), name, InstanceProfileTable.named(request.account(), name, seen));
  }

  Permission permission(String action) {
    return permission(action, Map.of());
  }

  /** Of one that does not exist, with the ARN it would have under the path "/". */
  Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(
            action,
            row.map(InstanceProfile::arn).orElseGet(() -> InstanceProfile.arn(account, "/", name)),
            row.map(
                    profile ->
                        TagConditions.ofResource(profile.tags(), Optional.empty(), conditions))
                .orElse(conditions))
        .toldAs("instance profile " + name);
  }

  /**
   * The instance profile.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  InstanceProfile need() {
    return row.orElseThrow(() -> RoleRefusal.noSuchProfile(name));
  }
}
