package io.keyrota.server.iam;

import io.keyrota.models.iam.ListGroupPoliciesRequest;
import io.keyrota.models.iam.ListGroupPoliciesResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the names of a group's inline policies. */
final class ListGroupPolicies
    implements Operation<ListGroupPoliciesRequest, ListGroupPoliciesResponse> {

  @Override
  public Prepared<ListGroupPoliciesResponse> prepare(
      Request request, ListGroupPoliciesRequest input, Snapshot seen) {
    PolicyHolder group = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        group.permission("iam:ListGroupPolicies"),
        call -> {
          Page<String> page =
              InlinePolicies.names("ListGroupPolicies", group, input.marker(), input.maxItems());
          return Outcome.of(
              new ListGroupPoliciesResponse(
                  page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }
}
