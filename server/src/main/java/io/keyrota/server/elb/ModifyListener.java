package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.Certificate;
import io.keyrota.models.elasticloadbalancing.ModifyListenerInput;
import io.keyrota.models.elasticloadbalancing.ModifyListenerOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.Action;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a listener does: what is left out stays. Going from HTTPS to HTTP drops the
 * certificates, the policy and mutual TLS; going the other way needs a certificate.
 */
final class ModifyListener
    implements Operation<ModifyListenerInput, ModifyListenerOutput>, MayWait {
  private final ElbWorks works;

  ModifyListener(ElbWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<ModifyListenerOutput> prepare(
      Request request, ModifyListenerInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LISTENER, input.listenerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:ModifyListener", arn.text()),
        call -> decide(call, arn, input, seen));
  }

  private Outcome<ModifyListenerOutput> decide(
      Call call, ElbArn arn, ModifyListenerInput input, Snapshot seen) {
    Listener old = Named.listener(call.request(), arn, seen);
    LoadBalancer balancer = Named.loadBalancer(call.request(), arn.loadBalancer(), seen);
    Listener next = next(old, input);
    ListenerChanges listeners = ListenerChanges.of(balancer, works.certificates(), seen);
    List<Change> changes = new ArrayList<>(listeners.to(listeners.with(next)));
    if (next.port() != old.port()) {
      changes.add(
          LoadBalancerTable.put(
              balancer.withoutListener(old.port()).withListener(next.port(), arn.listenerId())));
    }
    works.edge().open(next.port(), next.sslPolicy(), next.mutual());
    return new Outcome<>(new ModifyListenerOutput(List.of(Shown.of(next))), changes);
  }

  private static Listener next(Listener old, ModifyListenerInput input) {
    String protocol = Objects.requireNonNullElse(input.protocol(), old.protocol().name());
    boolean tls = protocol.equals(Listener.Protocol.HTTPS.name());
    ListenerTerms terms =
        ListenerTerms.of(
            protocol,
            Objects.requireNonNullElse(input.port(), old.port()),
            input.sslPolicy() == null && tls
                ? old.sslPolicy().map(SslPolicy::awsName).orElse(null)
                : input.sslPolicy(),
            certificates(old, input.certificates(), tls));
    terms.needNoMore(input.alpnPolicy());
    Action action =
        input.defaultActions() == null ? old.action() : Actions.given(input.defaultActions());
    return new Listener(
        old.arn(),
        terms.port(),
        terms.protocol(),
        terms.certificate(),
        tls ? old.more() : List.of(),
        terms.sslPolicy(),
        terms.mutual(input.mutualAuthentication(), old.mutual()),
        action,
        old.rules(),
        old.attributes(),
        old.tags());
  }

  private static @Nullable List<Certificate> certificates(
      Listener old, @Nullable List<Certificate> given, boolean tls) {
    if (given != null || !tls) {
      return given;
    }
    return old.certificate().map(arn -> List.of(new Certificate(arn, null))).orElse(null);
  }
}
