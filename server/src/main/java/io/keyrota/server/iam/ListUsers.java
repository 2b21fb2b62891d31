package io.keyrota.server.iam;

import io.keyrota.models.iam.ListUsersRequest;
import io.keyrota.models.iam.ListUsersResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;

/** Lists users by name, those under a path prefix where one is given. */
final class ListUsers implements Operation<ListUsersRequest, ListUsersResponse> {
  @Override
  public Prepared<ListUsersResponse> prepare(
      Request request, ListUsersRequest input, Snapshot seen) {
    String prefix = Objects.requireNonNullElse(input.pathPrefix(), "/");
    return Prepared.of(
        Permission.of("iam:ListUsers", "arn:aws:iam::" + request.account() + ":user" + prefix),
        call -> {
          Page<User> page =
              Listing.of(
                  "ListUsers",
                  UserTable.TABLE,
                  request.account(),
                  user -> user.path().startsWith(prefix),
                  input.marker(),
                  input.maxItems(),
                  seen);
          return Outcome.of(
              new ListUsersResponse(
                  page.items().stream().map(UserAnswer::listed).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
