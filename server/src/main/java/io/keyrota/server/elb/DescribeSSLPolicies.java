package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeSSLPoliciesInput;
import io.keyrota.models.elasticloadbalancing.DescribeSSLPoliciesOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Arrays;
import java.util.List;

/**
 * Shows the TLS policies that listeners can have: those named, which must exist, or all, in pages;
 * of other load balancers than application ones none.
 */
final class DescribeSSLPolicies
    implements Operation<DescribeSSLPoliciesInput, DescribeSSLPoliciesOutput> {

  @Override
  public Prepared<DescribeSSLPoliciesOutput> prepare(
      Request request, DescribeSSLPoliciesInput input, Snapshot seen) {
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeSSLPolicies", "*"),
        call -> {
          List<String> names = input.names();
          List<SslPolicy> found =
              names == null || names.isEmpty()
                  ? Arrays.asList(SslPolicy.values())
                  : names.stream().distinct().map(SslPolicy::named).toList();
          String type = input.loadBalancerType();
          Pages.Page<SslPolicy> page =
              new Pages("DescribeSSLPolicies", input.marker(), input.pageSize())
                  .of(type == null || type.equals("application") ? found : List.of());
          return Outcome.of(
              new DescribeSSLPoliciesOutput(
                  page.items().stream().map(Shown::of).toList(), page.next()));
        });
  }
}
