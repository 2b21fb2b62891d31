package io.keyrota.server.iam;

import io.keyrota.models.iam.ListRolesRequest;
import io.keyrota.models.iam.ListRolesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.Role;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;

/** Lists roles by name, those under a path prefix where one is given. */
final class ListRoles implements Operation<ListRolesRequest, ListRolesResponse> {
  @Override
  public Prepared<ListRolesResponse> prepare(
      Request request, ListRolesRequest input, Snapshot seen) {
    String prefix = Objects.requireNonNullElse(input.pathPrefix(), "/");
    return Prepared.of(
        Permission.of("iam:ListRoles", "arn:aws:iam::" + request.account() + ":role" + prefix),
        call -> {
          Page<Role> page =
              Listing.of(
                  "ListRoles",
                  RoleTable.TABLE,
                  request.account(),
                  role -> role.path().startsWith(prefix),
                  input.marker(),
                  input.maxItems(),
                  seen);
          return Outcome.of(
              new ListRolesResponse(
                  page.items().stream().map(role -> RoleAnswer.listed(role, seen)).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
