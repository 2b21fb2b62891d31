package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.Rule;
import io.keyrota.models.elasticloadbalancing.RuleTransform;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.ListenerRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rules are shown. */
final class RuleAnswer {
  private RuleAnswer() {}

  static Rule of(ListenerRule rule) {
    return new Rule(
        rule.arn().text(),
        Integer.toString(rule.priority()),
        rule.conditions().stream().map(Conditions::shown).toList(),
        Actions.shown(rule.action()),
        false,
        null);
  }

  /** The rules of a listener by their priorities, the default one last. */
  static List<Rule> of(Listener listener) {
    List<Rule> all = new ArrayList<>(listener.rules().stream().map(RuleAnswer::of).toList());
    all.add(
        new Rule(
            listener.arn().defaultRule().text(),
            "default",
            List.of(),
            Actions.shown(listener.action()),
            true,
            null));
    return all;
  }

  /** Transforms are refused, never left aside. */
  static void needNoTransforms(@Nullable List<RuleTransform> transforms) {
    if (transforms != null && !transforms.isEmpty()) {
      throw ElbRefusal.validation("Transforms are not supported");
    }
  }
}
