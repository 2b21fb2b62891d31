package io.keyrota.server.iam;

import io.keyrota.models.iam.ListInstanceProfilesRequest;
import io.keyrota.models.iam.ListInstanceProfilesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;

/** Lists instance profiles by name, those under a path prefix where one is given. */
final class ListInstanceProfiles
    implements Operation<ListInstanceProfilesRequest, ListInstanceProfilesResponse>, MayWait {
  @Override
  public Prepared<ListInstanceProfilesResponse> prepare(
      Request request, ListInstanceProfilesRequest input, Snapshot seen) {
    String prefix = Objects.requireNonNullElse(input.pathPrefix(), "/");
    return Prepared.of(
        Permission.of(
            "iam:ListInstanceProfiles",
            "arn:aws:iam::" + request.account() + ":instance-profile" + prefix),
        call -> {
          Page<InstanceProfile> page =
              Listing.of(
                  "ListInstanceProfiles",
                  InstanceProfileTable.TABLE,
                  request.account(),
                  profile -> profile.path().startsWith(prefix),
                  input.marker(),
                  input.maxItems(),
                  seen);
          return Outcome.of(
              new ListInstanceProfilesResponse(
                  page.items().stream()
                      .map(profile -> RoleAnswer.profile(profile, false, seen))
                      .toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
