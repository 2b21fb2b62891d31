package io.keyrota.rules.route53;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordData;
import io.keyrota.rules.dns.RecordType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a record set may stand in a zone by itself, whatever else is there. */
final class RecordSetCheck {
  /** Records in one batch; those of an UPSERT count twice. */
  private static final int MOST_RECORDS = 1000;

  /** Characters of all values in one batch; those of an UPSERT count twice. */
  private static final int MOST_CHARACTERS = 32_000;

  private RecordSetCheck() {}

  /** What makes the batch too large, if anything. */
  static Optional<String> limits(List<ChangeBatch.Change> changes) {
    long records = 0;
    long characters = 0;
    for (ChangeBatch.Change change : changes) {
      int times = change.action() == ChangeBatch.Action.UPSERT ? 2 : 1;
      records += (long) times * Math.max(1, change.set().values().size());
      for (String value : change.set().values()) {
        characters += (long) times * value.length();
      }
    }
    if (records > MOST_RECORDS) {
      return Optional.of("Number of records limit of " + MOST_RECORDS + " exceeded.");
    }
    return characters > MOST_CHARACTERS
        ? Optional.of("Number of characters limit of " + MOST_CHARACTERS + " exceeded.")
        : Optional.empty();
  }

  /** What is wrong where a batch changes a set more than once. */
  static String changedAgain(RecordSet set) {
    return "The request contains an invalid set of changes for a resource record set '"
        + set.type()
        + " "
        + set.name()
        + "'";
  }

  static List<String> problems(HostedZone zone, RecordSet set) {
    List<String> problems = new ArrayList<>();
    String subject = "RRSet of type " + set.type() + " with DNS name " + set.name();
    if (!set.name().isWithin(zone.name())) {
      problems.add(
          "RRSet with DNS name " + set.name() + " is not permitted in zone " + zone.name());
      return problems;
    }
    boolean apex = set.name().equals(zone.name());
    switch (set.type()) {
      case CNAME, DS -> {
        if (apex) {
          problems.add(subject + " is not permitted at apex in zone " + zone.name());
        }
      }
      case SOA -> {
        if (!apex) {
          problems.add(subject + " is not permitted in zone " + zone.name());
        }
      }
      case NS -> {
        if (set.name().isWildcard()) {
          problems.add(subject + " is not permitted in zone " + zone.name());
        }
      }
      default -> {}
    }
    if (set.alias().isPresent()) {
      if (Set.of(RecordType.NS, RecordType.SOA).contains(set.type())) {
        problems.add(subject + " is not permitted to be an alias");
      }
    } else {
      values(set, subject, problems);
    }
    return problems;
  }

  /** What a zone lacks that has records of these types only under its own name. */
  static List<String> apex(Set<RecordType> types) {
    List<String> problems = new ArrayList<>();
    if (!types.contains(RecordType.NS)) {
      problems.add("A HostedZone must contain at least one NS record for the zone itself.");
    }
    if (!types.contains(RecordType.SOA)) {
      problems.add("A HostedZone must contain exactly one SOA record.");
    }
    return problems;
  }

  /**
   * Which quotas the record sets of a name exceed; what was there before is not held against a
   * batch that leaves it alone.
   *
   * @param touched keys of the record sets that the batch changes
   */
  static List<String> crowded(Collection<RecordSet> sets, Set<String> touched) {
    List<String> problems = new ArrayList<>();
    Map<RecordType, Integer> alike = new EnumMap<>(RecordType.class);
    sets.forEach(set -> alike.merge(set.type(), 1, Integer::sum));
    for (RecordSet set : sets) {
      if (!touched.contains(set.key())) {
        continue;
      }
      String subject = "RRSet of type " + set.type() + " with DNS name " + set.name();
      if (set.values().size() > Route53Limits.RECORDS) {
        problems.add(
            subject + " is not permitted to have more than " + Route53Limits.RECORDS + " records");
      }
      // Told once a type: a batch may have made a hundred of them.
      if (alike.getOrDefault(set.type(), 0) > Route53Limits.RECORD_SETS_ALIKE) {
        alike.remove(set.type());
        problems.add(
            subject
                + " is not permitted as there are more than "
                + Route53Limits.RECORD_SETS_ALIKE
                + " with the same name and type");
      }
    }
    return problems;
  }

  private static void values(RecordSet set, String subject, List<String> problems) {
    boolean single = set.type() == RecordType.CNAME || set.type() == RecordType.SOA;
    if (single && set.values().size() > 1) {
      problems.add(subject + " is not permitted to have more than one record");
    }
    Set<String> seen = new HashSet<>();
    for (String value : set.values()) {
      try {
        RecordData.check(set.type(), value);
      } catch (DomainName.Malformed malformed) {
        problems.add("Invalid Resource Record: '" + malformed.problem() + "'");
      }
      if (!seen.add(value)) {
        problems.add("Duplicate Resource Record: '" + value + "'");
      }
    }
  }
}
