package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeRulesInput;
import io.keyrota.models.elasticloadbalancing.DescribeRulesOutput;
import io.keyrota.models.elasticloadbalancing.Rule;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.Listener;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;

/**
 * Shows the rules of a listener by their priorities, the default one last, or those named by ARN. A
 * listener has so few that all fit a page.
 */
final class DescribeRules implements Operation<DescribeRulesInput, DescribeRulesOutput> {

  @Override
  public Prepared<DescribeRulesOutput> prepare(
      Request request, DescribeRulesInput input, Snapshot seen) {
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeRules", "*"),
        call -> Outcome.of(new DescribeRulesOutput(found(request, input, seen), null)));
  }

  private static List<Rule> found(Request request, DescribeRulesInput input, Snapshot seen) {
    List<String> arns = Objects.requireNonNullElse(input.ruleArns(), List.of());
    if ((input.listenerArn() == null) == arns.isEmpty()) {
      throw ElbRefusal.validation("You must specify either rule ARNs or a listener ARN");
    }
    if (input.listenerArn() != null) {
      return RuleAnswer.of(
          Named.listener(request, Named.arn(ElbArn.Kind.LISTENER, input.listenerArn()), seen));
    }
    return arns.stream()
        .distinct()
        .map(text -> Named.arn(ElbArn.Kind.LISTENER_RULE, text))
        .map(arn -> one(request, arn, seen))
        .toList();
  }

  /** A rule, the default one among them. */
  private static Rule one(Request request, ElbArn arn, Snapshot seen) {
    Listener listener;
    try {
      listener = Named.listener(request, arn.listener(), seen);
    } catch (io.keyrota.rules.aws.Refusal gone) {
      throw ElbRefusal.ruleNotFound(arn.text());
    }
    return RuleAnswer.of(listener).stream()
        .filter(rule -> arn.text().equals(rule.ruleArn()))
        .findFirst()
        .orElseThrow(() -> ElbRefusal.ruleNotFound(arn.text()));
  }
}
