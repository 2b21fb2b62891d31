package io.keyrota.server.iam;

import io.keyrota.models.iam.ListRolePoliciesRequest;
import io.keyrota.models.iam.ListRolePoliciesResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the names of a role's inline policies. */
final class ListRolePolicies
    implements Operation<ListRolePoliciesRequest, ListRolePoliciesResponse> {
  @Override
  public Prepared<ListRolePoliciesResponse> prepare(
      Request request, ListRolePoliciesRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:ListRolePolicies"),
        call -> {
          Page<String> page =
              InlinePolicies.names("ListRolePolicies", role, input.marker(), input.maxItems());
          return Outcome.of(
              new ListRolePoliciesResponse(
                  page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }
}
