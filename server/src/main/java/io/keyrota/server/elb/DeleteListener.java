package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DeleteListenerInput;
import io.keyrota.models.elasticloadbalancing.DeleteListenerOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Removes a listener; its port answers nobody from then on. */
final class DeleteListener implements Operation<DeleteListenerInput, DeleteListenerOutput> {
  private final ElbWorks works;

  DeleteListener(ElbWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<DeleteListenerOutput> prepare(
      Request request, DeleteListenerInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LISTENER, input.listenerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DeleteListener", arn.text()),
        call -> decide(call, arn, seen));
  }

  private Outcome<DeleteListenerOutput> decide(Call call, ElbArn arn, Snapshot seen) {
    Listener listener = Named.listener(call.request(), arn, seen);
    LoadBalancer balancer = Named.loadBalancer(call.request(), arn.loadBalancer(), seen);
    ListenerChanges listeners = ListenerChanges.of(balancer, works.certificates(), seen);
    List<Change> changes = new ArrayList<>(listeners.to(listeners.without(arn)));
    changes.add(LoadBalancerTable.put(balancer.withoutListener(listener.port())));
    return new Outcome<>(new DeleteListenerOutput(), changes);
  }
}
