package io.keyrota.server.elb;

import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.ListenerRule;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * The resource that a parameter names. One of another account or region answers like one that does
 * not exist.
 */
final class Named {
  private static final int MOST = 20;

  private Named() {}

  /** Refuses more than twenty resources in one call, where AWS documents that. */
  static void needFew(List<String> arns) {
    if (arns.size() > MOST) {
      throw ElbRefusal.validation("At most " + MOST + " resources can be specified in one call");
    }
  }

  static Place place(Request request) {
    return new Place(request.account(), request.region());
  }

  /** The ARN of a kind; what is none is refused before anything is looked up. */
  static ElbArn arn(ElbArn.Kind kind, String text) {
    return ElbArn.parse(text)
        .filter(arn -> arn.kind() == kind)
        .orElseThrow(() -> ElbRefusal.invalidArn(words(kind), text));
  }

  private static String words(ElbArn.Kind kind) {
    return switch (kind) {
      case LOAD_BALANCER -> "load balancer";
      case LISTENER -> "listener";
      case LISTENER_RULE -> "listener rule";
      case TARGET_GROUP -> "target group";
    };
  }

  private static boolean own(ElbArn arn, Request request) {
    return new Place(arn.account(), arn.region()).equals(place(request));
  }

  static LoadBalancer loadBalancer(Request request, ElbArn arn, Snapshot seen) {
    if (own(arn, request)) {
      LoadBalancer found = LoadBalancerTable.find(place(request), arn.name(), seen).orElse(null);
      if (found != null && found.arn().equals(arn)) {
        return found;
      }
    }
    throw ElbRefusal.loadBalancerNotFound(arn.text());
  }

  static Listener listener(Request request, ElbArn arn, Snapshot seen) {
    if (own(arn, request)) {
      Listener found = ListenerTable.find(arn, seen).orElse(null);
      if (found != null) {
        return found;
      }
    }
    throw ElbRefusal.listenerNotFound();
  }

  /**
   * The listener that has the rule, which is not its default one.
   *
   * @param done what is asked of the rule, for example {@code deleted}
   */
  static Listener listenerOf(Request request, ElbArn rule, String done, Snapshot seen) {
    if (own(rule, request)) {
      Listener found = ListenerTable.find(rule.listener(), seen).orElse(null);
      if (found != null && rule.isDefaultRule()) {
        throw ElbRefusal.defaultRule(rule.text(), done);
      }
      if (found != null && found.rule(rule).isPresent()) {
        return found;
      }
    }
    throw ElbRefusal.ruleNotFound();
  }

  /** A rule; empty where it is the default one of its listener. */
  static Optional<ListenerRule> rule(Request request, ElbArn rule, Snapshot seen) {
    if (own(rule, request)) {
      Optional<Listener> listener = ListenerTable.find(rule.listener(), seen);
      Optional<ListenerRule> found = listener.flatMap(each -> each.rule(rule));
      if (found.isPresent() || (listener.isPresent() && rule.isDefaultRule())) {
        return found;
      }
    }
    throw ElbRefusal.ruleNotFound();
  }

  static TargetGroup targetGroup(Request request, ElbArn arn, Snapshot seen) {
    return findTargetGroup(request, arn, seen)
        .orElseThrow(() -> ElbRefusal.targetGroupNotFound(arn.text()));
  }

  static Optional<TargetGroup> findTargetGroup(Request request, ElbArn arn, Snapshot seen) {
    return Optional.of(arn)
        .filter(it -> own(it, request))
        .flatMap(it -> TargetGroupTable.find(place(request), it.name(), seen))
        .filter(found -> found.arn().equals(arn));
  }
}
