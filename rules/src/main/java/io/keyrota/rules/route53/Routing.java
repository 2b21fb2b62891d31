package io.keyrota.rules.route53;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * How one of several record sets of the same name and type is chosen (Route 53 Developer Guide,
 * "Choosing a routing policy").
 *
 * @param identifier tells it from the others
 */
public record Routing(String identifier, Policy policy) {
  /** Values in a multivalue answer. */
  private static final int MOST_VALUES = 8;

  /** A routing policy; record sets of one name and type have the same kind. */
  public sealed interface Policy {

    /** By chance, in proportion to a weight from 0 to 255. */
    record Weighted(long weight) implements Policy {}

    /** By the region that answers fastest. */
    record Latency(String region) implements Policy {}

    /** The primary one as long as it is healthy. */
    record Failover(boolean primary) implements Policy {}

    /** Some of all, by chance. */
    record Multivalue() implements Policy {}

    /**
     * By where the question comes from: a continent, or a country and perhaps a part of it.
     *
     * @param country {@code *} for every place that no other names
     */
    record Geographic(
        Optional<String> continent, Optional<String> country, Optional<String> subdivision)
        implements Policy {}
  }

  /** Whether record sets with these policies may have the same name and type. */
  boolean goesWith(Routing other) {
    return policy.getClass() == other.policy.getClass();
  }

  /** How Route 53 calls a set with that policy. */
  String words() {
    return switch (policy) {
      case Policy.Weighted _ -> "weighted";
      case Policy.Latency _ -> "latency";
      case Policy.Failover _ -> "failover";
      case Policy.Multivalue _ -> "multivalue answer";
      case Policy.Geographic _ -> "geolocation";
    };
  }

  /** Whether both choose for the same reason, which only one of a name and type may do. */
  boolean sameReason(Routing other) {
    return switch (policy) {
      case Policy.Weighted _, Policy.Multivalue _ -> false;
      case Policy.Latency _, Policy.Failover _, Policy.Geographic _ -> policy.equals(other.policy);
    };
  }

  /**
   * Which of the record sets of a name and type are answered; none when none is meant for whoever
   * asks. Where a resolver stands is not known here, so that it has the default place, and of
   * several regions the first by its identifier; there are no health checks, and everything is
   * healthy.
   *
   * @param sets routed ones of one kind
   * @param chance a number from 0 to below its argument, evenly
   */
  public static List<RecordSet> chosen(List<RecordSet> sets, LongUnaryOperator chance) {
    List<RecordSet> sorted =
        sets.stream().sorted(Comparator.comparing(Routing::identifierOf)).toList();
    RecordSet first = sorted.getFirst();
    return switch (policyOf(first)) {
      case Policy.Weighted _ -> List.of(weighted(sorted, chance));
      case Policy.Latency _ -> List.of(first);
      case Policy.Failover _ ->
          List.of(
              sorted.stream()
                  .filter(set -> policyOf(set).equals(new Policy.Failover(true)))
                  .findFirst()
                  .orElse(first));
      case Policy.Multivalue _ -> some(sorted, chance);
      case Policy.Geographic _ ->
          sorted.stream()
              .filter(
                  set ->
                      policyOf(set) instanceof Policy.Geographic place
                          && place.country().equals(Optional.of("*")))
              .toList();
    };
  }

  private static RecordSet weighted(List<RecordSet> sets, LongUnaryOperator chance) {
    long total = sets.stream().mapToLong(Routing::weight).sum();
    if (total == 0) {
      return sets.get((int) chance.applyAsLong(sets.size()));
    }
    long drawn = chance.applyAsLong(total);
    for (RecordSet set : sets) {
      drawn -= weight(set);
      if (drawn < 0) {
        return set;
      }
    }
    throw new IllegalArgumentException("a number beyond its bound");
  }

  private static long weight(RecordSet set) {
    return policyOf(set) instanceof Policy.Weighted weighted ? weighted.weight() : 0;
  }

  private static List<RecordSet> some(List<RecordSet> sets, LongUnaryOperator chance) {
    List<RecordSet> left = new ArrayList<>(sets);
    List<RecordSet> some = new ArrayList<>();
    int values = 0;
    while (!left.isEmpty()) {
      RecordSet drawn = left.remove((int) chance.applyAsLong(left.size()));
      values += drawn.values().size();
      if (!some.isEmpty() && values > MOST_VALUES) {
        break;
      }
      some.add(drawn);
    }
    return some;
  }

  private static Policy policyOf(RecordSet set) {
    return set.routing().orElseThrow().policy();
  }

  private static String identifierOf(RecordSet set) {
    return set.routing().orElseThrow().identifier();
  }
}
