package io.keyrota.server.iam;

import io.keyrota.models.iam.ListUsersRequest;
import io.keyrota.models.iam.ListUsersResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Marker;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lists users by name, those under a path prefix where one is given. */
final class ListUsers implements Operation<ListUsersRequest, ListUsersResponse> {
  private static final String NAME = "ListUsers";

  /**
   * How many rows one request looks at, at most: a prefix that matches few gives pages that are
   * shorter than asked, as AWS allows itself too.
   */
  private static final int LOOKED_AT = 5000;

  private static final int AT_ONCE = 1000;

  @Override
  public Prepared<ListUsersResponse> prepare(
      Request request, ListUsersRequest input, Snapshot seen) {
    String prefix = Objects.requireNonNullElse(input.pathPrefix(), "/");
    return Prepared.of(
        Permission.of("iam:ListUsers", "arn:aws:iam::" + request.account() + ":user" + prefix),
        call -> {
          Page<User> page =
              page(
                  Place.global(request.account()),
                  prefix,
                  Marker.position(NAME, input.marker()),
                  Page.size(input.maxItems()),
                  seen);
          return Outcome.of(
              new ListUsersResponse(
                  page.items().stream().map(UserAnswer::listed).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }

  private static Page<User> page(
      Place place, String prefix, String after, int size, Snapshot seen) {
    List<User> found = new ArrayList<>();
    String last = after;
    for (int lookedAt = 0; lookedAt < LOOKED_AT; ) {
      // One more than can be needed, which tells whether there is more.
      int limit = Math.min(AT_ONCE, size - found.size() + 1);
      List<Row<User>> rows = seen.page(UserTable.TABLE, place, last, limit);
      for (Row<User> row : rows) {
        if (row.value().path().startsWith(prefix)) {
          if (found.size() == size) {
            return new Page<>(found, Optional.of(Marker.of(NAME, last)));
          }
          found.add(row.value());
        }
        last = row.identity().id();
      }
      lookedAt += rows.size();
      if (rows.size() < limit) {
        return new Page<>(found, Optional.empty());
      }
    }
    return new Page<>(found, Optional.of(Marker.of(NAME, last)));
  }
}
