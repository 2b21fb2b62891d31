package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachedPolicy;
import io.keyrota.models.iam.ListAttachedUserPoliciesRequest;
import io.keyrota.models.iam.ListAttachedUserPoliciesResponse;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;

/** Lists the managed policies of a user in the order of attachment. */
final class ListAttachedUserPolicies
    implements Operation<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse> {

  @Override
  public Prepared<ListAttachedUserPoliciesResponse> prepare(
      Request request, ListAttachedUserPoliciesRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    String prefix = Objects.requireNonNullElse(input.pathPrefix(), "/");
    return Prepared.of(
        named.permission("iam:ListAttachedUserPolicies"),
        call -> {
          List<ManagedPolicy> attached =
              named.need().managedPolicies().stream()
                  .flatMap(arn -> ManagedPolicy.of(arn).stream())
                  .filter(policy -> policy.path().startsWith(prefix))
                  .toList();
          Page<ManagedPolicy> page =
              Page.of("ListAttachedUserPolicies", attached, input.marker(), input.maxItems());
          return Outcome.of(
              new ListAttachedUserPoliciesResponse(
                  page.items().stream()
                      .map(policy -> new AttachedPolicy(policy.name(), policy.arn()))
                      .toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
