package io.keyrota.server.elb;

import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.ListenerRule;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.function.Function;

/** A resource that has tags, and what keeps it with others. */
record Tagged(ElbArn arn, ElbTags tags, Function<ElbTags, Change> put) {

  /** The ARN of something that can have tags. */
  static ElbArn arn(String text) {
    return ElbArn.parse(text)
        .orElseThrow(
            () ->
                ElbRefusal.validation("'" + text + "' is not a valid ARN of a resource with tags"));
  }

  /** The resource itself; it must exist. */
  static Tagged of(Request request, ElbArn arn, Snapshot seen) {
    return switch (arn.kind()) {
      case LOAD_BALANCER -> {
        LoadBalancer found = Named.loadBalancer(request, arn, seen);
        yield new Tagged(arn, found.tags(), tags -> LoadBalancerTable.put(found.withTags(tags)));
      }
      case LISTENER -> {
        Listener found = Named.listener(request, arn, seen);
        yield new Tagged(arn, found.tags(), tags -> ListenerTable.put(found.withTags(tags)));
      }
      case LISTENER_RULE -> {
        Listener found = Named.listenerOf(request, arn, seen);
        ListenerRule rule = found.rule(arn).orElseThrow();
        yield new Tagged(
            arn,
            rule.tags(),
            tags -> ListenerTable.put(found.withRules(found.rulesWith(rule.withTags(tags)))));
      }
      case TARGET_GROUP -> {
        TargetGroup found = Named.targetGroup(request, arn, seen);
        yield new Tagged(arn, found.tags(), tags -> TargetGroupTable.put(found.withTags(tags)));
      }
    };
  }
}
