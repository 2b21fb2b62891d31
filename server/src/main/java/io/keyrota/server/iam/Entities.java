package io.keyrota.server.iam;

import io.keyrota.models.iam.PolicyGroup;
import io.keyrota.models.iam.PolicyRole;
import io.keyrota.models.iam.PolicyUser;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.PrincipalKind;
import io.keyrota.server.store.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entities of a managed policy, gathered for an answer: each once, however it has it. */
final class Entities {
  private final AccountId account;
  private final String pathPrefix;
  private final Snapshot seen;
  private final Set<PolicyGroup> groups = new LinkedHashSet<>();
  private final Set<PolicyUser> users = new LinkedHashSet<>();
  private final Set<PolicyRole> roles = new LinkedHashSet<>();

  Entities(AccountId account, String pathPrefix, Snapshot seen) {
    this.account = account;
    this.pathPrefix = pathPrefix;
    this.seen = seen;
  }

  /** Whether a request that filters by entity type wants that kind; left out it wants all. */
  static boolean ofFilter(@Nullable String entityFilter, PrincipalKind kind) {
    return entityFilter == null || entityFilter.toLowerCase(Locale.ROOT).equals(kind.word());
  }

  void add(PolicyAttachment row) {
    switch (row.kind()) {
      case USER ->
          UserTable.ofId(account, row.principalId(), seen)
              .filter(user -> user.path().startsWith(pathPrefix))
              .ifPresent(user -> users.add(new PolicyUser(user.name(), user.userId())));
      case GROUP ->
          GroupTable.ofId(account, row.principalId(), seen)
              .filter(group -> group.path().startsWith(pathPrefix))
              .ifPresent(group -> groups.add(new PolicyGroup(group.name(), group.groupId())));
      case ROLE ->
          RoleTable.ofId(row.principalId(), seen)
              .filter(role -> role.path().startsWith(pathPrefix))
              .ifPresent(role -> roles.add(new PolicyRole(role.name(), role.roleId())));
    }
  }

  List<PolicyGroup> groups() {
    return List.copyOf(groups);
  }

  List<PolicyUser> users() {
    return List.copyOf(users);
  }

  List<PolicyRole> roles() {
    return List.copyOf(roles);
  }
}
