package io.keyrota.server.elb;

import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What changes with the listeners of one load balancer: their rows, the ports, which certificates
 * are in use, and which target groups are forwarded to. A load balancer uses a certificate once,
 * however many of its listeners serve it.
 */
final class ListenerChanges {
  private final LoadBalancer balancer;
  private final Certificates certificates;
  private final Snapshot seen;
  private final List<Listener> before;

  private ListenerChanges(
      LoadBalancer balancer, Certificates certificates, Snapshot seen, List<Listener> before) {
    this.balancer = balancer;
    this.certificates = certificates;
    this.seen = seen;
    this.before = before;
  }

  static ListenerChanges of(LoadBalancer balancer, Certificates certificates, Snapshot seen) {
    List<Listener> listeners = ListenerTable.ofLoadBalancer(balancer.arn(), seen);
    return new ListenerChanges(balancer, certificates, seen, listeners);
  }

  /**
   * From the listeners as they are to those given: everything but the load balancer's own row.
   *
   * @throws io.keyrota.rules.aws.Refusal CertificateNotFound, TargetGroupNotFound,
   *     TargetGroupAssociationLimit, TooManyCertificates, InvalidConfigurationRequest for a port
   *     that another load balancer has, InvalidLoadBalancerAction,
   *     TooManyUniqueTargetGroupsPerLoadBalancer
   */
  List<Change> to(List<Listener> after) {
    List<Change> changes = new ArrayList<>();
    listeners(after, changes);
    ports(after, changes);
    uses(after, changes);
    groups(after, changes);
    return changes;
  }

  /** All listeners with that one in place of the one with its ARN. */
  List<Listener> with(Listener listener) {
    List<Listener> after = new ArrayList<>(without(listener.arn()));
    after.add(listener);
    return after;
  }

  /** All listeners but that one. */
  List<Listener> without(ElbArn arn) {
    return before.stream().filter(each -> !each.arn().equals(arn)).toList();
  }

  private void listeners(List<Listener> after, List<Change> changes) {
    for (Listener old : before) {
      if (after.stream().noneMatch(each -> each.arn().equals(old.arn()))) {
        changes.add(ListenerTable.remove(old.arn()));
      }
    }
    after.stream()
        .filter(each -> !before.contains(each))
        .forEach(each -> changes.add(ListenerTable.put(each.checked())));
  }

  private void ports(List<Listener> after, List<Change> changes) {
    for (Listener old : before) {
      if (after.stream().noneMatch(each -> each.port() == old.port())) {
        changes.add(ServedPortTable.remove(old.port()));
      }
    }
    for (Listener listener : after) {
      Optional<ServedPort> row = ServedPortTable.find(listener.port(), seen);
      boolean ours =
          row.isPresent()
              && ListenerTable.arn(row.get().listenerArn()).loadBalancer().equals(balancer.arn());
      if (row.isPresent() && !ours) {
        throw ElbRefusal.portUnavailable(
            listener.port(), "another load balancer has a listener on it");
      }
      ServedPort next = new ServedPort(listener.port(), listener.arn().text());
      if (row.isEmpty() || !row.get().equals(next)) {
        changes.add(ServedPortTable.put(next));
      }
    }
  }

  private void uses(List<Listener> after, List<Change> changes) {
    Set<String> old = used(before);
    Set<String> next = used(after);
    String arn = balancer.arn().text();
    Certificates.Use use = new Certificates.Use(arn, arn);
    for (String certificate : next) {
      if (!old.contains(certificate)) {
        if (certificates.find(balancer.account(), balancer.region(), certificate, seen).isEmpty()) {
          throw ElbRefusal.certificateNotFound(certificate);
        }
        changes.addAll(certificates.use(certificate, use, seen));
      }
    }
    old.stream()
        .filter(certificate -> !next.contains(certificate))
        .forEach(certificate -> changes.addAll(certificates.release(certificate, use, seen)));
    long served =
        next.size() - after.stream().flatMap(l -> l.certificate().stream()).distinct().count();
    if (served > Listener.MOST_CERTIFICATES) {
      throw ElbRefusal.tooMany(
          "TooManyCertificates", "certificates per load balancer", Listener.MOST_CERTIFICATES);
    }
  }

  private static Set<String> used(List<Listener> listeners) {
    Set<String> all = new LinkedHashSet<>();
    listeners.forEach(listener -> all.addAll(listener.certificates()));
    return all;
  }

  private void groups(List<Listener> after, List<Change> changes) {
    long unique = unique(after);
    if (unique > LoadBalancer.MOST_TARGET_GROUPS && unique > unique(before)) {
      throw ElbRefusal.tooMany(
          "TooManyUniqueTargetGroupsPerLoadBalancer",
          "unique target groups per load balancer",
          LoadBalancer.MOST_TARGET_GROUPS);
    }
    Set<String> touched = new LinkedHashSet<>();
    before.forEach(listener -> touched.addAll(listener.targetGroups()));
    after.forEach(listener -> touched.addAll(listener.targetGroups()));
    for (String arn : touched) {
      Optional<TargetGroup> row = group(arn);
      if (row.isEmpty()) {
        throw ElbRefusal.targetGroupNotFound(arn);
      }
      TargetGroup next = row.get();
      for (Listener listener : before) {
        next = next.leftBy(listener.arn());
      }
      for (Listener listener : after) {
        if (listener.targetGroups().contains(arn)) {
          next = next.usedBy(listener.arn());
        }
      }
      if (!Set.copyOf(next.listeners()).equals(Set.copyOf(row.get().listeners()))) {
        changes.add(TargetGroupTable.put(next));
      }
    }
  }

  private static long unique(List<Listener> listeners) {
    return listeners.stream().flatMap(each -> each.targetGroups().stream()).distinct().count();
  }

  private Optional<TargetGroup> group(String arn) {
    Place own = new Place(balancer.account(), balancer.region());
    return ElbArn.parse(arn)
        .filter(parsed -> new Place(parsed.account(), parsed.region()).equals(own))
        .flatMap(parsed -> TargetGroupTable.find(own, parsed.name(), seen))
        .filter(group -> group.arn().text().equals(arn));
  }
}
