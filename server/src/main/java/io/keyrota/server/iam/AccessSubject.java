package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.PolicyUsage;
import io.keyrota.rules.iam.PrincipalKind;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user, group, role or managed policy that a report of last accesses is about. */
record AccessSubject(AccountId account, String arn, String kind, String name) {
  private static final Pattern ARN =
      Pattern.compile("arn:aws:iam::([0-9]{12}|aws):(user|group|role|policy)/(?:.*/)?([^/]+)");

  /** The most users and roles that a report adds up. */
  private static final int MOST = 5000;

  private static final int AT_ONCE = 1000;

  /** A user or a role, with the unique id by which its uses are kept. */
  record Entity(String arn, String name, String type, String id, String path) {
    static Entity of(User user) {
      return new Entity(user.arn(), user.name(), "USER", user.userId(), user.path());
    }

    static Entity of(Role role) {
      return new Entity(role.arn(), role.name(), "ROLE", role.roleId(), role.path());
    }
  }

  /**
   * @throws Refusal InvalidInput for what names none of the account
   */
  static AccessSubject of(Request request, String arn) {
    Matcher matcher = ARN.matcher(arn);
    boolean own =
        matcher.matches()
            && (matcher.group(1).equals(request.account().digits())
                || (matcher.group(1).equals("aws") && matcher.group(2).equals("policy")));
    if (!own) {
      throw IamRefusal.invalidInput("Invalid ARN: " + arn + " names no entity of this account.");
    }
    return new AccessSubject(request.account(), arn, matcher.group(2), matcher.group(3));
  }

  boolean isPolicy() {
    return kind.equals("policy");
  }

  /**
   * The documents that give it rights: a policy's own, or all of a principal's.
   *
   * @throws Refusal NoSuchEntity
   */
  List<String> documents(Snapshot seen) {
    return isPolicy()
        ? List.of(policy(seen).document())
        : source().need(seen).policies().stream().map(it -> it.text()).toList();
  }

  private PolicySource source() {
    return new PolicySource(account, arn, kind, name);
  }

  private ManagedPolicy policy(Snapshot seen) {
    return ManagedPolicies.find(account, arn, seen).orElseThrow(this::missing);
  }

  private Refusal missing() {
    return new Refusal("NoSuchEntity", "The entity with arn " + arn + " cannot be found.");
  }

  /**
   * The users and roles that could use what it gives.
   *
   * @throws Refusal NoSuchEntity
   */
  List<Entity> entities(Snapshot seen) {
    Map<String, Entity> found = new LinkedHashMap<>();
    switch (kind) {
      case "user" ->
          add(
              found,
              UserTable.named(account, name, seen)
                  .filter(it -> it.arn().equals(arn))
                  .map(Entity::of));
      case "role" ->
          add(
              found,
              RoleTable.named(account, name, seen)
                  .filter(it -> it.arn().equals(arn))
                  .map(Entity::of));
      case "group" -> {
        Group group =
            GroupTable.named(account, name, seen)
                .filter(it -> it.arn().equals(arn))
                .orElseThrow(this::missing);
        members(group.groupId(), found, seen);
        return List.copyOf(found.values());
      }
      default -> {
        attached(policy(seen).policyId(), found, seen);
        return List.copyOf(found.values());
      }
    }
    if (found.isEmpty()) {
      throw missing();
    }
    return List.copyOf(found.values());
  }

  private static void add(Map<String, Entity> to, Optional<Entity> entity) {
    entity.ifPresent(it -> to.put(it.id(), it));
  }

  private void members(String groupId, Map<String, Entity> to, Snapshot seen) {
    List<Row<GroupMember>> page = List.of();
    do {
      String after = page.isEmpty() ? "" : page.getLast().identity().id();
      page = GroupMemberTable.of(account, groupId, after, AT_ONCE, seen);
      page.forEach(
          row -> add(to, UserTable.ofId(account, row.value().userId(), seen).map(Entity::of)));
    } while (page.size() == AT_ONCE && to.size() < MOST);
  }

  private void attached(String policyId, Map<String, Entity> to, Snapshot seen) {
    List<Row<PolicyAttachment>> page = new ArrayList<>();
    do {
      String after = page.isEmpty() ? "" : page.getLast().identity().id();
      page = PolicyAttachmentTable.of(account, policyId, after, AT_ONCE, seen);
      for (Row<PolicyAttachment> row : page) {
        PolicyAttachment it = row.value();
        if (it.usage() != PolicyUsage.PERMISSIONS) {
          continue;
        }
        if (it.kind() == PrincipalKind.GROUP) {
          members(it.principalId(), to, seen);
        } else if (it.kind() == PrincipalKind.USER) {
          add(to, UserTable.ofId(account, it.principalId(), seen).map(Entity::of));
        } else {
          add(to, RoleTable.ofId(it.principalId(), seen).map(Entity::of));
        }
      }
    } while (page.size() == AT_ONCE && to.size() < MOST);
  }
}
