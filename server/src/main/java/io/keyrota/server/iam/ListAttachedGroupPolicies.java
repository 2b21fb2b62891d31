package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachedPolicy;
import io.keyrota.models.iam.ListAttachedGroupPoliciesRequest;
import io.keyrota.models.iam.ListAttachedGroupPoliciesResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the managed policies of a group in the order of attachment. */
final class ListAttachedGroupPolicies
    implements Operation<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse> {

  @Override
  public Prepared<ListAttachedGroupPoliciesResponse> prepare(
      Request request, ListAttachedGroupPoliciesRequest input, Snapshot seen) {
    PolicyHolder group = NamedGroup.of(request, input.groupName(), seen);
    return Prepared.of(
        group.permission("iam:ListAttachedGroupPolicies"),
        call -> {
          Page<AttachedPolicy> page =
              Attachments.list(
                  "ListAttachedGroupPolicies",
                  group,
                  input.pathPrefix(),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListAttachedGroupPoliciesResponse(
                  page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }
}
