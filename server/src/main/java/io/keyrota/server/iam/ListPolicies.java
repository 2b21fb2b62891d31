package io.keyrota.server.iam;

import io.keyrota.models.iam.ListPoliciesRequest;
import io.keyrota.models.iam.ListPoliciesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.Marker;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;

/** Lists managed policies: AWS's by ARN, then the account's own by name. */
final class ListPolicies implements Operation<ListPoliciesRequest, ListPoliciesResponse>, MayWait {
  static final String NAME = "ListPolicies";

  @Override
  public Prepared<ListPoliciesResponse> prepare(
      Request request, ListPoliciesRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:ListPolicies", "*")
            .toldAs("policy path " + Objects.requireNonNullElse(input.pathPrefix(), "/")),
        call -> {
          Page<ManagedPolicy> page =
              new PolicyListing(request.account(), input, seen)
                  .page(Marker.position(NAME, input.marker()), Page.size(input.maxItems()));
          return Outcome.of(
              new ListPoliciesResponse(
                  page.items().stream()
                      .map(policy -> PolicyAnswer.listed(request.account(), policy, seen))
                      .toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
