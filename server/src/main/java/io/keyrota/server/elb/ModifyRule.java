package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.ModifyRuleInput;
import io.keyrota.models.elasticloadbalancing.ModifyRuleOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.ListenerRule;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Changes a rule's conditions or action: what is left out stays. */
final class ModifyRule implements Operation<ModifyRuleInput, ModifyRuleOutput> {
  private final ElbWorks works;

  ModifyRule(ElbWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<ModifyRuleOutput> prepare(Request request, ModifyRuleInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LISTENER_RULE, input.ruleArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:ModifyRule", arn.text()),
        call -> decide(call, arn, input, seen));
  }

  private Outcome<ModifyRuleOutput> decide(
      Call call, ElbArn arn, ModifyRuleInput input, Snapshot seen) {
    RuleAnswer.needNoTransforms(input.transforms());
    Listener listener = Named.listenerOf(call.request(), arn, "modified", seen);
    LoadBalancer balancer = Named.loadBalancer(call.request(), arn.loadBalancer(), seen);
    ListenerRule old = listener.rule(arn).orElseThrow();
    ListenerRule next =
        old.doing(
            input.conditions() == null ? old.conditions() : Conditions.given(input.conditions()),
            input.actions() == null ? old.action() : Actions.given(input.actions()));
    ListenerChanges listeners = ListenerChanges.of(balancer, works.certificates(), seen);
    return new Outcome<>(
        new ModifyRuleOutput(List.of(RuleAnswer.of(next))),
        listeners.to(listeners.with(listener.withRules(listener.rulesWith(next)))));
  }
}
