package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DeleteLoadBalancerInput;
import io.keyrota.models.elasticloadbalancing.DeleteLoadBalancerOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.Attribute;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes a load balancer with its listeners. As in AWS, one that does not exist, or is gone
 * already, is no error; one that is protected is.
 */
final class DeleteLoadBalancer
    implements Operation<DeleteLoadBalancerInput, DeleteLoadBalancerOutput> {
  private final ElbWorks works;

  DeleteLoadBalancer(ElbWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<DeleteLoadBalancerOutput> prepare(
      Request request, DeleteLoadBalancerInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LOAD_BALANCER, input.loadBalancerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DeleteLoadBalancer", arn.text()),
        call ->
            new Outcome<>(
                new DeleteLoadBalancerOutput(),
                LoadBalancerTable.find(Named.place(request), arn.name(), seen)
                    .filter(found -> found.arn().equals(arn))
                    .map(found -> changes(found, seen))
                    .orElse(List.of())));
  }

  private List<Change> changes(LoadBalancer balancer, Snapshot seen) {
    String guarded =
        Attribute.value(
            Attribute.OF_LOAD_BALANCERS, balancer.attributes(), Attribute.DELETION_PROTECTION);
    if (guarded.equals("true")) {
      throw ElbRefusal.notPermitted(
          "Load balancer '"
              + balancer.arn().text()
              + "' cannot be deleted because deletion protection is enabled");
    }
    List<Change> changes =
        new ArrayList<>(ListenerChanges.of(balancer, works.certificates(), seen).to(List.of()));
    changes.add(LoadBalancerTable.remove(balancer));
    return changes;
  }
}
