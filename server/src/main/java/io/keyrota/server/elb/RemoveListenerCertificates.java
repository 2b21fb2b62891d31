package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.RemoveListenerCertificatesInput;
import io.keyrota.models.elasticloadbalancing.RemoveListenerCertificatesOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
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

/** Takes a certificate from a listener's list; the default one can only be replaced. */
final class RemoveListenerCertificates
    implements Operation<RemoveListenerCertificatesInput, RemoveListenerCertificatesOutput> {
  private final ElbWorks works;

  RemoveListenerCertificates(ElbWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<RemoveListenerCertificatesOutput> prepare(
      Request request, RemoveListenerCertificatesInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LISTENER, input.listenerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:RemoveListenerCertificates", arn.text()),
        call -> decide(call, arn, ListenerTerms.arns(input.certificates()), seen));
  }

  private Outcome<RemoveListenerCertificatesOutput> decide(
      Call call, ElbArn arn, List<String> certificates, Snapshot seen) {
    Listener listener = Named.listener(call.request(), arn, seen);
    LoadBalancer balancer = Named.loadBalancer(call.request(), arn.loadBalancer(), seen);
    if (listener.certificate().isEmpty()) {
      throw ElbRefusal.validation("Certificates are for HTTPS listeners");
    }
    Listener next = listener.withoutMore(certificates);
    ListenerChanges listeners = ListenerChanges.of(balancer, works.certificates(), seen);
    List<Change> changes = new ArrayList<>(listeners.to(listeners.with(next)));
    changes.add(LoadBalancerTable.put(balancer));
    return new Outcome<>(new RemoveListenerCertificatesOutput(), changes);
  }
}
