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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A resource and its tags. */
record Tagged(ElbArn arn, ElbTags tags) {

  /** The ARN of something that can have tags. */
  static ElbArn arn(String text) {
    return ElbArn.parse(text)
        .orElseThrow(
            () ->
                ElbRefusal.validation("'" + text + "' is not a valid ARN of a resource with tags"));
  }

  /** The resource itself; it must exist. A default rule has no tags. */
  static Tagged of(Request request, ElbArn arn, Snapshot seen) {
    return new Tagged(
        arn,
        switch (arn.kind()) {
          case LOAD_BALANCER -> Named.loadBalancer(request, arn, seen).tags();
          case LISTENER -> Named.listener(request, arn, seen).tags();
          case LISTENER_RULE ->
              Named.rule(request, arn, seen).map(ListenerRule::tags).orElse(ElbTags.NONE);
          case TARGET_GROUP -> Named.targetGroup(request, arn, seen).tags();
        });
  }

  /** What keeps resources, which must all exist, with other tags. */
  static List<Change> changed(
      Request request, List<ElbArn> arns, UnaryOperator<ElbTags> change, Snapshot seen) {
    List<Change> changes = new ArrayList<>();
    // A listener is one row with its rules, several of which may be named.
    Map<ElbArn, Listener> listeners = new LinkedHashMap<>();
    for (ElbArn arn : arns) {
      switch (arn.kind()) {
        case LOAD_BALANCER -> {
          LoadBalancer found = Named.loadBalancer(request, arn, seen);
          changes.add(LoadBalancerTable.put(found.withTags(change.apply(found.tags()))));
        }
        case LISTENER -> {
          Listener found = listeners.getOrDefault(arn, Named.listener(request, arn, seen));
          listeners.put(arn, found.withTags(change.apply(found.tags())));
        }
        case LISTENER_RULE -> {
          Listener found =
              listeners.getOrDefault(
                  arn.listener(), Named.listenerOf(request, arn, "modified", seen));
          ListenerRule rule = found.rule(arn).orElseThrow();
          listeners.put(
              arn.listener(),
              found.withRules(found.rulesWith(rule.withTags(change.apply(rule.tags())))));
        }
        case TARGET_GROUP -> {
          TargetGroup found = Named.targetGroup(request, arn, seen);
          changes.add(TargetGroupTable.put(found.withTags(change.apply(found.tags()))));
        }
      }
    }
    listeners.values().stream().map(ListenerTable::put).forEach(changes::add);
    return changes;
  }
}
