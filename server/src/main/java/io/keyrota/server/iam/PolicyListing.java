package io.keyrota.server.iam;

import io.keyrota.models.iam.ListPoliciesRequest;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AwsPolicy;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.Marker;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.PolicyUsage;
import io.keyrota.rules.iam.PolicyUse;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The managed policies that a request for a list wants. A position is the ARN of the last policy of
 * AWS's that was told, or {@code own} and Listing's position among the account's.
 */
final class PolicyListing {
  private static final String OWN = "own ";

  private final AccountId account;
  private final ListPoliciesRequest wanted;
  private final Optional<PolicyUsage> usage;
  private final Snapshot seen;

  PolicyListing(AccountId account, ListPoliciesRequest wanted, Snapshot seen) {
    this.account = account;
    this.wanted = wanted;
    this.usage = PolicyUsage.of(wanted.policyUsageFilter());
    this.seen = seen;
  }

  Page<ManagedPolicy> page(String position, int size) {
    List<ManagedPolicy> found = new ArrayList<>();
    if (inScope("AWS") && !position.startsWith(OWN)) {
      for (AwsPolicy policy : AwsPolicies.all().tailMap(position, false).values()) {
        if (passes(policy)) {
          if (found.size() == size) {
            return new Page<>(found, next(found.getLast().arn()));
          }
          found.add(policy);
        }
      }
    }
    if (!inScope("Local")) {
      return new Page<>(found, Optional.empty());
    }
    String own = position.startsWith(OWN) ? position.substring(OWN.length()) : "";
    if (found.size() == size) {
      // Whether there is more is told by the next page.
      return new Page<>(found, next(OWN));
    }
    return own(found, own, size - found.size());
  }

  private Page<ManagedPolicy> own(List<ManagedPolicy> before, String position, int size) {
    var page =
        Listing.of(
            ListPolicies.NAME,
            CustomerPolicyTable.TABLE,
            account,
            this::passes,
            position.isEmpty() ? null : Marker.of(ListPolicies.NAME, position),
            size,
            seen);
    before.addAll(page.items());
    return new Page<>(
        before,
        page.marker().flatMap(marker -> next(OWN + Marker.position(ListPolicies.NAME, marker))));
  }

  private static Optional<String> next(String position) {
    return Optional.of(Marker.of(ListPolicies.NAME, position));
  }

  private boolean inScope(String scope) {
    String asked = Objects.requireNonNullElse(wanted.scope(), "All");
    return asked.equals("All") || asked.equals(scope);
  }

  private boolean passes(ManagedPolicy policy) {
    if (!policy.path().startsWith(Objects.requireNonNullElse(wanted.pathPrefix(), "/"))) {
      return false;
    }
    boolean onlyAttached = Boolean.TRUE.equals(wanted.onlyAttached());
    if (usage.isEmpty() && !onlyAttached) {
      return true;
    }
    PolicyUse use = PolicyUseTable.of(account, policy.policyId(), seen);
    return use.of(usage.orElse(PolicyUsage.PERMISSIONS)) > 0;
  }
}
