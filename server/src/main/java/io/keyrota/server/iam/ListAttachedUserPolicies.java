package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachedPolicy;
import io.keyrota.models.iam.ListAttachedUserPoliciesRequest;
import io.keyrota.models.iam.ListAttachedUserPoliciesResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the managed policies of a user in the order of attachment. */
final class ListAttachedUserPolicies
    implements Operation<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse> {

  @Override
  public Prepared<ListAttachedUserPoliciesResponse> prepare(
      Request request, ListAttachedUserPoliciesRequest input, Snapshot seen) {
    PolicyHolder user = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        user.permission("iam:ListAttachedUserPolicies"),
        call -> {
          Page<AttachedPolicy> page =
              Attachments.list(
                  "ListAttachedUserPolicies",
                  user,
                  input.pathPrefix(),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListAttachedUserPoliciesResponse(
                  page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }
}
