package io.keyrota.rules.route53;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A batch of changes to a zone: all of them or none. Each change is judged against what the ones
 * before it have left; what may stand beside what is judged at the end. A record set is changed
 * once, or deleted and made anew.
 */
public final class ChangeBatch {
  private final HostedZone zone;
  private final Function<DomainName, List<RecordSet>> stored;

  /** What will stand at each name that the batch touches, by key. */
  private final Map<DomainName, Map<String, RecordSet>> names = new LinkedHashMap<>();

  /** What the batch has done to each record set last, by key. */
  private final Map<String, Action> done = new HashMap<>();

  private final Set<String> touched = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();
  private long difference;

  /** What to do with a record set. */
  public enum Action {
    CREATE,
    DELETE,
    UPSERT
  }

  /** One of a batch. */
  public record Change(Action action, RecordSet set) {}

  /**
   * What the batch makes of the zone.
   *
   * @param put record sets as they are then
   * @param removed keys of those that are gone
   */
  public record Result(HostedZone zone, List<RecordSet> put, List<String> removed) {}

  private ChangeBatch(HostedZone zone, Function<DomainName, List<RecordSet>> stored) {
    this.zone = zone;
    this.stored = stored;
  }

  /**
   * Judges a batch.
   *
   * @param stored the record sets that the zone has at a name
   * @param most how many record sets the zone may have
   * @throws io.keyrota.rules.aws.Refusal InvalidChangeBatch naming all that is wrong
   */
  public static Result apply(
      HostedZone zone,
      List<Change> changes,
      Function<DomainName, List<RecordSet>> stored,
      long most) {
    ChangeBatch batch = new ChangeBatch(zone, stored);
    RecordSetCheck.limits(changes).ifPresent(batch.problems::add);
    for (Change change : changes) {
      List<String> wrong = RecordSetCheck.problems(zone, change.set());
      batch.problems.addAll(wrong);
      if (wrong.isEmpty()) {
        batch.apply(change);
      }
    }
    batch.settle();
    if (batch.problems.isEmpty() && zone.recordSets() + batch.difference > most) {
      batch.problems.add("The hosted zone would have more than " + most + " resource record sets");
    }
    if (!batch.problems.isEmpty()) {
      throw Route53Refusal.invalidBatch(batch.problems);
    }
    return batch.result();
  }

  private Map<String, RecordSet> at(DomainName name) {
    return names.computeIfAbsent(
        name,
        asked -> {
          Map<String, RecordSet> sets = new LinkedHashMap<>();
          stored.apply(asked).forEach(set -> sets.put(set.key(), set));
          return sets;
        });
  }

  private void apply(Change change) {
    RecordSet set = change.set();
    Action former = done.put(set.key(), change.action());
    boolean anew = former == Action.DELETE && change.action() != Action.DELETE;
    if (former != null && !anew) {
      String problem = RecordSetCheck.changedAgain(set);
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
      return;
    }
    Map<String, RecordSet> here = at(set.name());
    Optional<RecordSet> before = Optional.ofNullable(here.get(set.key()));
    switch (change.action()) {
      case CREATE -> {
        if (before.isPresent()) {
          problems.add(
              "Tried to create resource record set " + shown(set) + " but it already exists");
          return;
        }
      }
      case DELETE -> {
        if (before.isEmpty()) {
          problems.add(
              "Tried to delete resource record set " + shown(set) + " but it was not found");
          return;
        }
        if (!before.get().sameAs(set)) {
          problems.add(
              "Tried to delete resource record set "
                  + shown(set)
                  + " but the values provided do not match the current values");
          return;
        }
      }
      case UPSERT -> {}
    }
    touched.add(set.key());
    if (change.action() == Action.DELETE) {
      here.remove(set.key());
      difference--;
    } else {
      here.put(set.key(), set);
      difference += before.isPresent() ? 0 : 1;
    }
  }

  private static String shown(RecordSet set) {
    return "[name='"
        + set.name()
        + "', type='"
        + set.type()
        + set.routing().map(it -> "', set identifier='" + it.identifier()).orElse("")
        + "']";
  }

  /** What may stand beside what. */
  private void settle() {
    names.forEach(
        (name, sets) -> {
          Set<RecordType> types = new HashSet<>();
          sets.values().forEach(set -> types.add(set.type()));
          if (types.contains(RecordType.CNAME) && types.size() > 1) {
            conflict(name, sets.values());
          }
          if (name.equals(zone.name())) {
            problems.addAll(RecordSetCheck.apex(types));
          }
          problems.addAll(RecordSetCheck.crowded(sets.values(), touched));
          sets.values().forEach(set -> besideOthers(set, sets.values()));
          sets.values().forEach(this::aliased);
        });
  }

  /** Of one name and type there is one record set, or there are several of one routing policy. */
  private void besideOthers(RecordSet set, Collection<RecordSet> all) {
    if (!touched.contains(set.key())) {
      return;
    }
    for (RecordSet other : all) {
      if (other.type() != set.type() || other.key().equals(set.key())) {
        continue;
      }
      boolean fits =
          set.routing().isPresent()
              && other.routing().isPresent()
              && set.routing().get().goesWith(other.routing().get());
      if (!fits || set.routing().get().sameReason(other.routing().get())) {
        problems.add(
            "RRSet with DNS name "
                + set.name()
                + ", type "
                + set.type()
                + set.routing().map(it -> ", SetIdentifier " + it.identifier()).orElse("")
                + (fits
                    ? " cannot be created as another RRSet exists with the same name, type and"
                        + " routing policy values."
                    : " cannot be created as " + other(set) + " with the same name and type."));
        return;
      }
      if (!sameTtl(set, other)) {
        problems.add(
            "RRSet with DNS name "
                + set.name()
                + ", type "
                + set.type()
                + ", SetIdentifier "
                + set.routing().get().identifier()
                + " cannot be created as weighted sets must contain the same TTL.");
        return;
      }
    }
  }

  private static String other(RecordSet set) {
    return set.routing()
        .map(routing -> "a non-" + routing.words() + " set exists")
        .orElse("other RRSets exist");
  }

  /** Weighted ones have one TTL, aliases apart, which have none of their own. */
  private static boolean sameTtl(RecordSet set, RecordSet other) {
    return set.ttl() == other.ttl()
        || set.alias().isPresent()
        || other.alias().isPresent()
        || !(set.routing().orElseThrow().policy() instanceof Routing.Policy.Weighted);
  }

  private void conflict(DomainName name, Collection<RecordSet> sets) {
    for (RecordSet set : sets) {
      if (touched.contains(set.key())) {
        problems.add(
            "RRSet of type "
                + set.type()
                + " with DNS name "
                + name
                + " is not permitted"
                + (set.type() == RecordType.CNAME
                    ? " as it conflicts with other records with the same DNS name in zone "
                    : " because a conflicting RRSet of type CNAME with the same DNS name already"
                        + " exists in zone ")
                + zone.name());
      }
    }
  }

  private void aliased(RecordSet set) {
    if (set.alias().isEmpty() || !touched.contains(set.key())) {
      return;
    }
    RecordSet.Alias alias = set.alias().get();
    if (!alias.hostedZoneId().equals(zone.id())) {
      // What lies in other zones is not looked at here.
      return;
    }
    String tried =
        "Tried to create an alias that targets "
            + alias.target()
            + ", type "
            + set.type()
            + " in zone "
            + alias.hostedZoneId()
            + ", but ";
    if (!alias.target().isWithin(zone.name())) {
      problems.add(tried + "the alias target name does not lie within the target zone");
    } else if (alias.target().equals(set.name()) || !aliasable(alias.target(), set.type())) {
      problems.add(tried + "that target was not found");
    }
  }

  private boolean aliasable(DomainName target, RecordType type) {
    Map<String, RecordSet> there = names.get(target);
    Collection<RecordSet> sets = there != null ? there.values() : stored.apply(target);
    List<RecordSet> found = sets.stream().filter(set -> set.type() == type).toList();
    // One alias may not lead to another: whoever resolves it needs one step, and no loop exists.
    return !found.isEmpty() && found.stream().allMatch(set -> set.alias().isEmpty());
  }

  private Result result() {
    List<RecordSet> put = new ArrayList<>();
    Set<String> left = new HashSet<>();
    for (Map<String, RecordSet> sets : names.values()) {
      for (RecordSet set : sets.values()) {
        left.add(set.key());
        if (touched.contains(set.key())) {
          put.add(set);
        }
      }
    }
    List<String> removed = touched.stream().filter(key -> !left.contains(key)).toList();
    return new Result(zone.withRecordSets(zone.recordSets() + difference), put, removed);
  }
}
