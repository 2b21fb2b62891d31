package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.CreateRuleInput;
import io.keyrota.models.elasticloadbalancing.CreateRuleOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.ElbTags;
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

/** Gives a listener a rule, which the next request meets. */
final class CreateRule implements Operation<CreateRuleInput, CreateRuleOutput> {
  private final ElbWorks works;

  CreateRule(ElbWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<CreateRuleOutput> prepare(Request request, CreateRuleInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LISTENER, input.listenerArn());
    List<ElbTags.Tag> tags = TagAnswer.given(input.tags());
    List<Permission> permissions =
        TagAnswer.toCreate("elasticloadbalancing:CreateRule", arn, arn.rule("*"), tags);
    return new Prepared<>(permissions, call -> decide(call, arn, input, tags, seen));
  }

  private Outcome<CreateRuleOutput> decide(
      Call call, ElbArn arn, CreateRuleInput input, List<ElbTags.Tag> tags, Snapshot seen) {
    RuleAnswer.needNoTransforms(input.transforms());
    Listener listener = Named.listener(call.request(), arn, seen);
    LoadBalancer balancer = Named.loadBalancer(call.request(), arn.loadBalancer(), seen);
    int rules =
        ListenerTable.ofLoadBalancer(balancer.arn(), seen).stream()
            .mapToInt(each -> each.rules().size())
            .sum();
    if (rules >= ListenerRule.MOST) {
      throw ElbRefusal.tooMany("TooManyRules", "rules per load balancer", ListenerRule.MOST);
    }
    ListenerRule rule =
        new ListenerRule(
            arn.rule(ElbWorks.id(call.entropy())),
            ListenerRule.checkedPriority(input.priority()),
            Conditions.given(input.conditions()),
            Actions.given(input.actions()),
            ElbTags.NONE.with(tags));
    Listener next = listener.withRules(listener.rulesWith(rule));
    ListenerChanges listeners = ListenerChanges.of(balancer, works.certificates(), seen);
    return new Outcome<>(
        new CreateRuleOutput(List.of(RuleAnswer.of(rule))), listeners.to(listeners.with(next)));
  }
}
