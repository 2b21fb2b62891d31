package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeRulesInput;
import io.keyrota.models.elasticloadbalancing.DescribeRulesOutput;
import io.keyrota.models.elasticloadbalancing.Rule;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.iam.Marker;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows the rules of a listener by their priorities, the default one last, in pages, or those named
 * by ARN.
 */
final class DescribeRules implements Operation<DescribeRulesInput, DescribeRulesOutput> {
  private static final String LIST = "DescribeRules";

  /** Of the greatest priority, 50,000. */
  private static final int DIGITS = 5;

  @Override
  public Prepared<DescribeRulesOutput> prepare(
      Request request, DescribeRulesInput input, Snapshot seen) {
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeRules", "*"),
        call -> Outcome.of(found(request, input, seen)));
  }

  private static DescribeRulesOutput found(
      Request request, DescribeRulesInput input, Snapshot seen) {
    List<String> arns = Objects.requireNonNullElse(input.ruleArns(), List.of());
    if ((input.listenerArn() == null) == arns.isEmpty()) {
      throw ElbRefusal.validation("You must specify either rule ARNs or a listener ARN");
    }
    if (input.listenerArn() != null) {
      ElbArn arn = Named.arn(ElbArn.Kind.LISTENER, input.listenerArn());
      return page(
          RuleAnswer.of(Named.listener(request, arn, seen)), input.marker(), input.pageSize());
    }
    return new DescribeRulesOutput(
        arns.stream()
            .distinct()
            .map(text -> Named.arn(ElbArn.Kind.LISTENER_RULE, text))
            .map(arn -> one(request, arn, seen))
            .toList(),
        null);
  }

  private static DescribeRulesOutput page(
      List<Rule> all, @Nullable String marker, @Nullable Integer size) {
    String after = Marker.position(LIST, marker);
    List<Rule> left = all.stream().filter(rule -> position(rule).compareTo(after) > 0).toList();
    int shown = Math.min(left.size(), Objects.requireNonNullElse(size, left.size()));
    return new DescribeRulesOutput(
        left.subList(0, shown),
        shown < left.size() ? Marker.of(LIST, position(left.get(shown - 1))) : null);
  }

  /** Sorts like the priorities; the default rule's is after all digits. */
  private static String position(Rule rule) {
    String priority = Objects.requireNonNull(rule.priority());
    return "0".repeat(Math.max(0, DIGITS - priority.length())) + priority;
  }

  /** A rule, the default one among them. */
  private static Rule one(Request request, ElbArn arn, Snapshot seen) {
    Listener listener;
    try {
      listener = Named.listener(request, arn.listener(), seen);
    } catch (io.keyrota.rules.aws.Refusal gone) {
      throw ElbRefusal.ruleNotFound();
    }
    return RuleAnswer.of(listener).stream()
        .filter(rule -> arn.text().equals(rule.ruleArn()))
        .findFirst()
        .orElseThrow(ElbRefusal::ruleNotFound);
  }
}
