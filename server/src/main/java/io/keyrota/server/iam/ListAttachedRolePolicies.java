package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachedPolicy;
import io.keyrota.models.iam.ListAttachedRolePoliciesRequest;
import io.keyrota.models.iam.ListAttachedRolePoliciesResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the managed policies of a role in the order of attachment. */
final class ListAttachedRolePolicies
    implements Operation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse> {
  @Override
  public Prepared<ListAttachedRolePoliciesResponse> prepare(
      Request request, ListAttachedRolePoliciesRequest input, Snapshot seen) {
    NamedRole role = NamedRole.of(request, input.roleName(), seen);
    return Prepared.of(
        role.permission("iam:ListAttachedRolePolicies"),
        call -> {
          Page<AttachedPolicy> page =
              Attachments.list(
                  "ListAttachedRolePolicies",
                  role,
                  input.pathPrefix(),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListAttachedRolePoliciesResponse(
                  page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }
}
