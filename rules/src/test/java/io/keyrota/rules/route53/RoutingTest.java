package io.keyrota.rules.route53;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.route53.ChangeBatch.Action;
import io.keyrota.rules.route53.ChangeBatch.Change;
import io.keyrota.rules.route53.Routing.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private static final DomainName NAME = new DomainName("www.example.com.");
  private static final HostedZone ZONE =
      new HostedZone(
          new AccountId("111122223333"),
          "Z1",
          new DomainName("example.com."),
          "one",
          Optional.empty(),
          Instant.EPOCH,
          List.of("ns-1.keyrota.internal."),
          2,
          new LinkedHashMap<>());
  private final List<RecordSet> stored = new ArrayList<>(ZONE.first());

  private static RecordSet set(String identifier, Policy policy, String... values) {
    return new RecordSet(
        NAME,
        RecordType.A,
        60,
        List.of(values.length == 0 ? new String[] {"192.0.2.1"} : values),
        Optional.empty(),
        Optional.of(new Routing(identifier, policy)));
  }

  private static Policy.Geographic country(String code) {
    return new Policy.Geographic(Optional.empty(), Optional.of(code), Optional.empty());
  }

  @Test
  void weightsDivideTheNumbersThatCanBeDrawn() {
    List<RecordSet> sets =
        List.of(
            set("b", new Policy.Weighted(3)),
            set("a", new Policy.Weighted(1)),
            set("none", new Policy.Weighted(0)));
    var drawn = new TreeMap<String, Integer>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      List<RecordSet> chosen =
          Routing.chosen(
              sets,
              bound -> {
                assertThat(bound).isEqualTo(4);
                return number;
              });
      drawn.merge(chosen.getFirst().routing().orElseThrow().identifier(), 1, Integer::sum);
    }
    assertThat(drawn).containsExactly(java.util.Map.entry("a", 1), java.util.Map.entry("b", 3));
  }

  @Test
  void whereAllWeightsAreZeroAllAreAlike() {
    List<RecordSet> sets =
        List.of(set("a", new Policy.Weighted(0)), set("b", new Policy.Weighted(0)));
    assertThat(Routing.chosen(sets, bound -> bound - 1)).containsExactly(sets.get(1));
  }

  @Test
  void thePrimaryIsAnsweredAndTheSecondaryWithoutIt() {
    RecordSet primary = set("z", new Policy.Failover(true));
    RecordSet secondary = set("a", new Policy.Failover(false));
    assertThat(Routing.chosen(List.of(secondary, primary), bound -> 0)).containsExactly(primary);
    assertThat(Routing.chosen(List.of(secondary), bound -> 0)).containsExactly(secondary);
  }

  @Test
  void whoseResolverIsNowhereKnownHasTheDefaultPlaceOrNothing() {
    RecordSet germany = set("de", country("DE"));
    RecordSet elsewhere = set("else", country("*"));
    assertThat(Routing.chosen(List.of(germany, elsewhere), bound -> 0)).containsExactly(elsewhere);
    assertThat(Routing.chosen(List.of(germany), bound -> 0)).isEmpty();
  }

  @Test
  void aMultivalueAnswerHasAtMostEightValues() {
    List<RecordSet> sets =
        IntStream.range(0, 12)
            .mapToObj(i -> set("m" + i, new Policy.Multivalue(), "192.0.2." + i))
            .toList();
    assertThat(Routing.chosen(sets, bound -> bound - 1)).hasSize(8).doesNotHaveDuplicates();
    assertThat(Routing.chosen(sets.subList(0, 3), bound -> 0)).hasSize(3);
  }

  @Test
  void setsOfOnePolicyStandBesideEachOther() {
    RecordSet first = set("a", new Policy.Weighted(1));
    RecordSet second = set("b", new Policy.Weighted(1));
    assertThat(apply(Action.CREATE, first, second)).isEmpty();
    stored.add(first);
    assertThat(apply(Action.CREATE, first))
        .isEqualTo(
            "[Tried to create resource record set [name='www.example.com.', type='A', set"
                + " identifier='a'] but it already exists]");
    assertThat(apply(Action.DELETE, second)).contains("set identifier='b'] but it was not found");
    assertThat(apply(Action.UPSERT, set("a", new Policy.Weighted(9)))).isEmpty();
    assertThat(apply(Action.CREATE, new RecordSet(NAME, RecordType.A, 60, List.of("192.0.2.1"))))
        .isEqualTo(
            "[RRSet with DNS name www.example.com., type A cannot be created as other RRSets exist"
                + " with the same name and type.]");
    assertThat(apply(Action.CREATE, set("l", new Policy.Latency("eu-west-1"))))
        .isEqualTo(
            "[RRSet with DNS name www.example.com., type A, SetIdentifier l cannot be created as a"
                + " non-latency set exists with the same name and type.]");
  }

  @Test
  void weightedSetsHaveOneTtl() {
    stored.add(set("a", new Policy.Weighted(1)));
    RecordSet slower =
        new RecordSet(
            NAME,
            RecordType.A,
            stored.getLast().ttl() + 1,
            List.of("192.0.2.9"),
            Optional.empty(),
            Optional.of(new Routing("b", new Policy.Weighted(1))));
    assertThat(apply(Action.CREATE, slower))
        .isEqualTo(
            "[RRSet with DNS name www.example.com., type A, SetIdentifier b cannot be created as"
                + " weighted sets must contain the same TTL.]");
    RecordSet alias =
        new RecordSet(
            NAME,
            RecordType.A,
            0,
            List.of(),
            Optional.of(new RecordSet.Alias("ZELSEWHERE", NAME, false)),
            Optional.of(new Routing("c", new Policy.Weighted(1))));
    assertThat(apply(Action.CREATE, alias)).isEmpty();
  }

  @Test
  void aPlaceARegionAndAPrimaryStandOnce() {
    assertThat(apply(Action.CREATE, set("a", country("DE")), set("b", country("DE"))))
        .contains("same name, type and routing policy values");
    assertThat(apply(Action.CREATE, set("a", country("DE")), set("b", country("FR")))).isEmpty();
    assertThat(
            apply(
                Action.CREATE,
                set("a", new Policy.Failover(true)),
                set("b", new Policy.Failover(true))))
        .contains("same name, type and routing policy values");
  }

  /** What is refused; empty when nothing is. */
  private String apply(Action action, RecordSet... sets) {
    try {
      var _ =
          ChangeBatch.apply(
              ZONE,
              java.util.Arrays.stream(sets).map(set -> new Change(action, set)).toList(),
              asked -> stored.stream().filter(set -> set.name().equals(asked)).toList(),
              100);
      return "";
    } catch (Refusal refusal) {
      assertThat(refusal.code()).isEqualTo("InvalidChangeBatch");
      return refusal.message();
    }
  }
}
