package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.CreateListenerInput;
import io.keyrota.models.elasticloadbalancing.CreateListenerOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Makes a listener and opens its port on this machine. Its certificates are in use from then on. As
 * in AWS, asking again for the same one answers the one that is there.
 */
final class CreateListener
    implements Operation<CreateListenerInput, CreateListenerOutput>, MayWait {
  private final ElbWorks works;

  CreateListener(ElbWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<CreateListenerOutput> prepare(
      Request request, CreateListenerInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LOAD_BALANCER, input.loadBalancerArn());
    List<ElbTags.Tag> tags = TagAnswer.given(input.tags());
    List<Permission> permissions =
        TagAnswer.toCreate("elasticloadbalancing:CreateListener", arn, arn.listener("*"), tags);
    return new Prepared<>(permissions, call -> decide(call, arn, input, tags, seen));
  }

  private Outcome<CreateListenerOutput> decide(
      Call call, ElbArn arn, CreateListenerInput input, List<ElbTags.Tag> tags, Snapshot seen) {
    LoadBalancer balancer = Named.loadBalancer(call.request(), arn, seen);
    String id = ElbWorks.id(call.entropy());
    ListenerTerms terms =
        ListenerTerms.of(input.protocol(), input.port(), input.sslPolicy(), input.certificates());
    terms.needNoMore(input.alpnPolicy());
    Listener listener =
        new Listener(
            arn.listener(id),
            terms.port(),
            terms.protocol(),
            terms.certificate(),
            List.of(),
            terms.sslPolicy(),
            terms.mutual(input.mutualAuthentication(), MutualAuthentication.OFF),
            Actions.given(input.defaultActions()),
            List.of(),
            new LinkedHashMap<>(),
            ElbTags.NONE.with(tags));
    Optional<Listener> there =
        Optional.ofNullable(balancer.listeners().get(listener.port()))
            .flatMap(its -> ListenerTable.find(arn.listener(its), seen))
            .filter(listener::wasMadeAs);
    if (there.isPresent()) {
      return Outcome.of(new CreateListenerOutput(List.of(Shown.of(there.get()))));
    }
    LoadBalancer next = balancer.withListener(listener.port(), id);
    ListenerChanges listeners = ListenerChanges.of(balancer, works.certificates(), seen);
    List<Change> changes = new ArrayList<>(listeners.to(listeners.with(listener)));
    changes.add(LoadBalancerTable.put(next));
    works.edge().open(listener.port(), listener.sslPolicy(), listener.mutual());
    return new Outcome<>(new CreateListenerOutput(List.of(Shown.of(listener))), changes);
  }
}
