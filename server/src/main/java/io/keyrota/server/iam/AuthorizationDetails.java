package io.keyrota.server.iam;

import io.keyrota.models.iam.GroupDetail;
import io.keyrota.models.iam.ManagedPolicyDetail;
import io.keyrota.models.iam.RoleDetail;
import io.keyrota.models.iam.UserDetail;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AwsPolicy;
import io.keyrota.rules.iam.Marker;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One page of an account's authorization details. A position is the part it is in and, after a
 * space, the position in that part's own list.
 */
final class AuthorizationDetails {
  private static final List<String> PARTS =
      List.of("User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy");

  private final AccountId account;
  private final @Nullable List<String> filter;
  private final Snapshot seen;
  private final Details details;
  private final List<UserDetail> users = new ArrayList<>();
  private final List<GroupDetail> groups = new ArrayList<>();
  private final List<RoleDetail> roles = new ArrayList<>();
  private final List<ManagedPolicyDetail> policies = new ArrayList<>();

  AuthorizationDetails(
      AccountId account, KeyUses uses, @Nullable List<String> filter, Snapshot seen) {
    this.account = account;
    this.filter = filter == null || filter.isEmpty() ? null : filter;
    this.seen = seen;
    this.details = new Details(account, uses, seen);
  }

  /**
   * Gathers one page.
   *
   * @return the position of the next one, where there is more
   */
  Optional<String> fill(String position, int size) {
    int space = position.indexOf(' ');
    String first = space < 0 ? PARTS.getFirst() : position.substring(0, space);
    String inside = space < 0 ? "" : position.substring(space + 1);
    for (String part : PARTS.subList(Math.max(0, PARTS.indexOf(first)), PARTS.size())) {
      if (filter == null || filter.contains(part)) {
        int room = size - found();
        if (room == 0) {
          return Optional.of(part + " ");
        }
        Optional<String> rest = part(part, part.equals(first) ? inside : "", room);
        if (rest.isPresent()) {
          return Optional.of(part + " " + rest.get());
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> part(String part, String position, int room) {
    return switch (part) {
      case "User" -> rows(UserTable.TABLE, position, room, user -> users.add(details.of(user)));
      case "Group" ->
          rows(GroupTable.TABLE, position, room, group -> groups.add(details.of(group)));
      case "Role" -> rows(RoleTable.TABLE, position, room, role -> roles.add(details.of(role)));
      case "LocalManagedPolicy" ->
          rows(
              CustomerPolicyTable.TABLE,
              position,
              room,
              policy -> policies.add(details.of(policy)));
      default -> aws(position, room);
    };
  }

  /** Of AWS's policies, as AWS does it, those that the account uses. */
  private Optional<String> aws(String position, int room) {
    int told = 0;
    String last = position;
    for (AwsPolicy policy : AwsPolicies.all().tailMap(position, false).values()) {
      if (details.isUsed(policy)) {
        if (told == room) {
          return Optional.of(last);
        }
        policies.add(details.of(policy));
        told++;
      }
      last = policy.arn();
    }
    return Optional.empty();
  }

  private <R extends Record> Optional<String> rows(
      Table<R> table, String position, int room, Consumer<R> add) {
    String list = GetAccountAuthorizationDetails.NAME;
    Page<R> page =
        Listing.of(
            list,
            table,
            account,
            row -> true,
            position.isEmpty() ? null : Marker.of(list, position),
            room,
            seen);
    page.items().forEach(add);
    return page.marker().map(marker -> Marker.position(list, marker));
  }

  private int found() {
    return users.size() + groups.size() + roles.size() + policies.size();
  }

  List<UserDetail> users() {
    return users;
  }

  List<GroupDetail> groups() {
    return groups;
  }

  List<RoleDetail> roles() {
    return roles;
  }

  List<ManagedPolicyDetail> policies() {
    return policies;
  }
}
