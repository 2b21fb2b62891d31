package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DeleteRuleInput;
import io.keyrota.models.elasticloadbalancing.DeleteRuleOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Removes a rule. The default one goes with its listener alone. */
final class DeleteRule implements Operation<DeleteRuleInput, DeleteRuleOutput> {
  private final ElbWorks works;

  DeleteRule(ElbWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<DeleteRuleOutput> prepare(Request request, DeleteRuleInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LISTENER_RULE, input.ruleArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DeleteRule", arn.text()),
        call -> {
          Listener listener = Named.listenerOf(request, arn, "deleted", seen);
          LoadBalancer balancer = Named.loadBalancer(request, arn.loadBalancer(), seen);
          ListenerChanges listeners = ListenerChanges.of(balancer, works.certificates(), seen);
          return new Outcome<>(
              new DeleteRuleOutput(),
              listeners.to(listeners.with(listener.withRules(listener.rulesWithout(arn)))));
        });
  }
}
