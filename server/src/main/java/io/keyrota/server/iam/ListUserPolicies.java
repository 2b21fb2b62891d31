package io.keyrota.server.iam;

import io.keyrota.models.iam.ListUserPoliciesRequest;
import io.keyrota.models.iam.ListUserPoliciesResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the names of a user's inline policies. */
final class ListUserPolicies
    implements Operation<ListUserPoliciesRequest, ListUserPoliciesResponse> {

  @Override
  public Prepared<ListUserPoliciesResponse> prepare(
      Request request, ListUserPoliciesRequest input, Snapshot seen) {
    PolicyHolder user = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        user.permission("iam:ListUserPolicies"),
        call -> {
          Page<String> page =
              InlinePolicies.names("ListUserPolicies", user, input.marker(), input.maxItems());
          return Outcome.of(
              new ListUserPoliciesResponse(
                  page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }
}
