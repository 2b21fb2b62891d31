package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.AddListenerCertificatesInput;
import io.keyrota.models.elasticloadbalancing.AddListenerCertificatesOutput;
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

/**
 * Adds a certificate that a listener serves to clients who ask for its names (SNI), and answers
 * those that it has for them.
 */
final class AddListenerCertificates
    implements Operation<AddListenerCertificatesInput, AddListenerCertificatesOutput> {
  private final ElbWorks works;

  AddListenerCertificates(ElbWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<AddListenerCertificatesOutput> prepare(
      Request request, AddListenerCertificatesInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LISTENER, input.listenerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:AddListenerCertificates", arn.text()),
        call -> decide(call, arn, ListenerTerms.arns(input.certificates()), seen));
  }

  private Outcome<AddListenerCertificatesOutput> decide(
      Call call, ElbArn arn, List<String> certificates, Snapshot seen) {
    Listener listener = Named.listener(call.request(), arn, seen);
    LoadBalancer balancer = Named.loadBalancer(call.request(), arn.loadBalancer(), seen);
    if (listener.certificate().isEmpty()) {
      throw ElbRefusal.validation("Certificates are for HTTPS listeners");
    }
    Listener next = listener.withMore(certificates);
    ListenerChanges listeners = ListenerChanges.of(balancer, works.certificates(), seen);
    List<Change> changes = new ArrayList<>(listeners.to(listeners.with(next)));
    changes.add(LoadBalancerTable.put(balancer));
    return new Outcome<>(new AddListenerCertificatesOutput(Shown.more(next)), changes);
  }
}
