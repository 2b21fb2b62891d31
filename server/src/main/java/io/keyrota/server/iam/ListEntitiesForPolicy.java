package io.keyrota.server.iam;

import io.keyrota.models.iam.ListEntitiesForPolicyRequest;
import io.keyrota.models.iam.ListEntitiesForPolicyResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.PolicyUsage;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;
import java.util.Optional;

/** Lists the groups, roles and users that have a managed policy, attached or as their boundary. */
final class ListEntitiesForPolicy
    implements Operation<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse> {
  @Override
  public Prepared<ListEntitiesForPolicyResponse> prepare(
      Request request, ListEntitiesForPolicyRequest input, Snapshot seen) {
    NamedPolicy policy = NamedPolicy.of(request, input.policyArn(), seen);
    String prefix = Objects.requireNonNullElse(input.pathPrefix(), "/");
    Optional<PolicyUsage> usage = PolicyUsage.of(input.policyUsageFilter());
    return Prepared.of(
        policy.permission("iam:ListEntitiesForPolicy"),
        call -> {
          Page<PolicyAttachment> page =
              Listing.ofOwner(
                  "ListEntitiesForPolicy",
                  PolicyAttachmentTable.TABLE,
                  request.account(),
                  policy.need().policyId(),
                  row ->
                      usage.map(row.usage()::equals).orElse(true)
                          && Entities.ofFilter(input.entityFilter(), row.kind()),
                  input.marker(),
                  input.maxItems(),
                  seen);
          Entities entities = new Entities(request.account(), prefix, seen);
          page.items().forEach(entities::add);
          return Outcome.of(
              new ListEntitiesForPolicyResponse(
                  entities.groups(),
                  entities.users(),
                  entities.roles(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
