package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.RulePriorityPair;
import io.keyrota.models.elasticloadbalancing.SetRulePrioritiesInput;
import io.keyrota.models.elasticloadbalancing.SetRulePrioritiesOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.ListenerRule;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives rules of one listener other priorities, all at once: two may change places. */
final class SetRulePriorities
    implements Operation<SetRulePrioritiesInput, SetRulePrioritiesOutput> {

  @Override
  public Prepared<SetRulePrioritiesOutput> prepare(
      Request request, SetRulePrioritiesInput input, Snapshot seen) {
    Map<ElbArn, Integer> wanted = new LinkedHashMap<>();
    for (RulePriorityPair pair : input.rulePriorities()) {
      if (pair.ruleArn() == null || pair.priority() == null) {
        throw ElbRefusal.validation("A rule priority must have a rule ARN and a priority");
      }
      wanted.put(
          Named.arn(ElbArn.Kind.LISTENER_RULE, pair.ruleArn()),
          ListenerRule.checkedPriority(pair.priority()));
    }
    return new Prepared<>(
        wanted.keySet().stream()
            .map(arn -> Permission.of("elasticloadbalancing:SetRulePriorities", arn.text()))
            .toList(),
        call -> decide(request, wanted, seen));
  }

  private static Outcome<SetRulePrioritiesOutput> decide(
      Request request, Map<ElbArn, Integer> wanted, Snapshot seen) {
    if (wanted.isEmpty()
        || wanted.keySet().stream().map(ElbArn::listener).distinct().count() != 1) {
      throw ElbRefusal.validation("All rules must belong to the same listener");
    }
    Listener listener =
        wanted.keySet().stream()
            .map(arn -> Named.listenerOf(request, arn, "modified", seen))
            .toList()
            .getFirst();
    List<ListenerRule> rules = new ArrayList<>(listener.rules());
    List<ListenerRule> changed = new ArrayList<>();
    wanted.forEach(
        (arn, priority) -> {
          ListenerRule rule = listener.rule(arn).orElseThrow().at(priority);
          rules.replaceAll(each -> each.arn().equals(arn) ? rule : each);
          changed.add(rule);
        });
    return Outcome.of(
        new SetRulePrioritiesOutput(changed.stream().map(RuleAnswer::of).toList()),
        ListenerTable.put(listener.withRules(rules)));
  }
}
