package io.keyrota.rules.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.route53.ChangeBatch.Action;
import io.keyrota.rules.route53.ChangeBatch.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a batch of changes may do to a zone. */
class ChangeBatchTest {
  private static final String TRIED = "Tried to create an alias that targets ";

  private final HostedZone zone =
      new HostedZone(
          new AccountId("111122223333"),
          "Z1",
          name("example.com"),
          "ref",
          Optional.empty(),
          Instant.EPOCH,
          List.of("ns-1.keyrota.internal.", "ns-2.keyrota.internal."),
          3,
          new LinkedHashMap<>());
  private final List<RecordSet> stored = new ArrayList<>(zone.first());
  private final RecordSet www = set("www", RecordType.A, "192.0.2.1");

  ChangeBatchTest() {
    stored.add(www);
  }

  private static DomainName name(String text) {
    try {
      return DomainName.of(text);
    } catch (DomainName.Malformed malformed) {
      throw new AssertionError(malformed.problem());
    }
  }

  private static RecordSet set(String label, RecordType type, String... values) {
    String full = label.isEmpty() ? "example.com" : label + ".example.com";
    return new RecordSet(name(full), type, 60, List.of(values));
  }

  private static RecordSet alias(String label, String target) {
    return new RecordSet(
        name(label + ".example.com"),
        RecordType.A,
        0,
        List.of(),
        Optional.of(new RecordSet.Alias("Z1", name(target), false)));
  }

  private ChangeBatch.Result apply(Change... changes) {
    return batch(10, changes);
  }

  private ChangeBatch.Result batch(long most, Change... changes) {
    return ChangeBatch.apply(
        zone,
        List.of(changes),
        asked -> stored.stream().filter(set -> set.name().equals(asked)).toList(),
        most);
  }

  private void refused(String message, Change... changes) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> apply(changes))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("InvalidChangeBatch");
              assertThat(refusal.message()).isEqualTo("[" + message + "]");
            });
  }

  private static Change create(RecordSet set) {
    return new Change(Action.CREATE, set);
  }

  private static Change delete(RecordSet set) {
    return new Change(Action.DELETE, set);
  }

  private static Change upsert(RecordSet set) {
    return new Change(Action.UPSERT, set);
  }

  @Test
  void setsAreMadeReplacedAndDeleted() {
    RecordSet made = set("new", RecordType.TXT, "\"x\"");
    RecordSet changed = set("www", RecordType.A, "192.0.2.9");
    ChangeBatch.Result result = apply(create(made), upsert(changed));
    assertThat(result.put()).containsExactly(made, changed);
    assertThat(result.removed()).isEmpty();
    assertThat(result.zone().recordSets()).isEqualTo(4);
    ChangeBatch.Result gone = apply(delete(www));
    assertThat(gone.put()).isEmpty();
    assertThat(gone.removed()).containsExactly("com.example.www. A");
    assertThat(gone.zone().recordSets()).isEqualTo(2);
  }

  @Test
  void aRecordSetHasFourHundredRecordsAtMost() {
    assertThat(apply(create(addresses(400))).put()).hasSize(1);
    refused(
        "RRSet of type A with DNS name many.example.com. is not permitted to have more than 400"
            + " records",
        create(addresses(401)));
  }

  @Test
  void whatExceedsAQuotaAlreadyCanGo() {
    stored.add(addresses(401));
    assertThat(apply(delete(addresses(401))).removed()).containsExactly("com.example.many. A");
    assertThat(apply(create(set("many", RecordType.TXT, "\"x\""))).put()).hasSize(1);
  }

  @Test
  void aHundredRecordSetsHaveOneNameAndType() {
    Change[] hundred =
        IntStream.range(0, 100)
            .mapToObj(i -> create(answer(i, RecordType.A)))
            .toArray(Change[]::new);
    assertThat(batch(200, hundred).put()).hasSize(100);
    for (Change change : hundred) {
      stored.add(change.set());
    }
    assertThat(batch(200, create(answer(100, RecordType.AAAA))).put()).hasSize(1);
    refused(
        "RRSet of type A with DNS name any.example.com. is not permitted as there are more than"
            + " 100 with the same name and type",
        create(answer(100, RecordType.A)),
        create(answer(101, RecordType.A)));
  }

  private static RecordSet addresses(int count) {
    return set(
        "many",
        RecordType.A,
        IntStream.range(0, count)
            .mapToObj(i -> "192.0." + i / 250 + "." + i % 250)
            .toArray(String[]::new));
  }

  private static String[] six(int count) {
    return IntStream.range(0, count).mapToObj(i -> "2001:db8::" + i).toArray(String[]::new);
  }

  private static RecordSet answer(int i, RecordType type) {
    return new RecordSet(
        name("any.example.com"),
        type,
        60,
        List.of(type == RecordType.A ? "192.0.2." + i : "2001:db8::" + i),
        Optional.empty(),
        Optional.of(new Routing("id" + i, new Routing.Policy.Multivalue())));
  }

  @Test
  void eachChangeSeesTheOnesBeforeIt() {
    RecordSet cname = set("www", RecordType.CNAME, "other.example.com");
    ChangeBatch.Result result = apply(delete(www), create(cname));
    assertThat(result.put()).containsExactly(cname);
    assertThat(result.removed()).containsExactly("com.example.www. A");
    assertThat(result.zone().recordSets()).isEqualTo(3);
  }

  @Test
  void aSetIsChangedOnceOrDeletedAndMadeAnew() {
    RecordSet one = set("new", RecordType.A, "192.0.2.1");
    RecordSet two = set("new", RecordType.A, "192.0.2.2");
    String message =
        "The request contains an invalid set of changes for a resource record set"
            + " 'A new.example.com.'";
    refused(message, create(one), create(two));
    refused(message, upsert(one), upsert(one), upsert(one));
    refused(message, create(one), upsert(two));
    refused(message, create(one), delete(one));
    RecordSet moved = set("www", RecordType.A, "192.0.2.9");
    assertThat(apply(delete(www), create(moved)).put()).containsExactly(moved);
    assertThat(apply(delete(www), upsert(moved)).put()).containsExactly(moved);
  }

  @Test
  void whatIsThereIsNotMadeAndWhatIsNotThereIsNotDeleted() {
    refused(
        "Tried to create resource record set [name='www.example.com.', type='A'] but it already"
            + " exists, Tried to delete resource record set [name='no.example.com.', type='A'] but"
            + " it was not found",
        create(www),
        delete(set("no", RecordType.A, "192.0.2.1")));
    refused(
        "Tried to delete resource record set [name='www.example.com.', type='A'] but the values"
            + " provided do not match the current values",
        delete(set("www", RecordType.A, "192.0.2.2")));
  }

  @Test
  void aCnameStandsAlone() {
    refused(
        "RRSet of type CNAME with DNS name www.example.com. is not permitted as it conflicts with"
            + " other records with the same DNS name in zone example.com.",
        create(set("www", RecordType.CNAME, "a.example.org")));
    stored.add(set("c", RecordType.CNAME, "a.example.org"));
    refused(
        "RRSet of type TXT with DNS name c.example.com. is not permitted because a conflicting"
            + " RRSet of type CNAME with the same DNS name already exists in zone example.com.",
        create(set("c", RecordType.TXT, "\"x\"")));
    refused(
        "RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone"
            + " example.com.",
        create(set("", RecordType.CNAME, "a.example.org")));
    refused(
        "RRSet of type CNAME with DNS name two.example.com. is not permitted to have more than one"
            + " record",
        create(set("two", RecordType.CNAME, "a.example.org", "b.example.org")));
  }

  @Test
  void theApexKeepsItsNsAndSoa() {
    refused(
        "A HostedZone must contain at least one NS record for the zone itself., A HostedZone must"
            + " contain exactly one SOA record.",
        delete(stored.get(0)),
        delete(stored.get(1)));
    RecordSet ns = set("", RecordType.NS, "ns.example.org.");
    assertThat(apply(upsert(ns)).put()).containsExactly(ns);
    refused(
        "RRSet of type SOA with DNS name www.example.com. is not permitted in zone example.com.",
        create(
            set("www", RecordType.SOA, "ns.example.com. host.example.com. 1 7200 900 1209600 1")));
    refused(
        "RRSet of type NS with DNS name \\052.example.com. is not permitted in zone example.com.",
        create(set("*", RecordType.NS, "ns.example.org.")));
  }

  @Test
  void namesAndValuesAreJudged() {
    refused(
        "RRSet with DNS name www.example.org. is not permitted in zone example.com.",
        create(new RecordSet(name("www.example.org"), RecordType.A, 1, List.of("192.0.2.1"))));
    refused(
        "Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid"
            + " IPv4 address) encountered with '1.2.3'', Duplicate Resource Record: '192.0.2.1'",
        create(set("a", RecordType.A, "1.2.3")),
        create(set("b", RecordType.A, "192.0.2.1", "192.0.2.1")));
  }

  @Test
  void anAliasLeadsToRecordsOfItsZoneAndType() {
    RecordSet alias = alias("a", "www.example.com");
    assertThat(apply(create(alias)).put()).containsExactly(alias);
    refused(
        TRIED
            + "www.example.org., type A in zone Z1, but the alias target name does not lie within"
            + " the target zone",
        create(alias("a", "www.example.org")));
    refused(
        TRIED + "no.example.com., type A in zone Z1, but that target was not found",
        create(alias("a", "no.example.com")));
    refused(
        TRIED + "a.example.com., type A in zone Z1, but that target was not found",
        create(alias("a", "a.example.com")));
    stored.add(alias);
    refused(
        TRIED + "a.example.com., type A in zone Z1, but that target was not found",
        create(alias("b", "a.example.com")));
  }

  @Test
  void batchesAndZonesHaveLimits() {
    refused(
        "Number of records limit of 1000 exceeded.",
        upsert(addresses(400)),
        upsert(set("m", RecordType.AAAA, six(101))));
    String[] wide =
        IntStream.range(100, 261)
            .mapToObj(i -> "\"" + "x".repeat(195) + i + "\"")
            .toArray(String[]::new);
    refused(
        "Number of characters limit of 32000 exceeded.", create(set("l", RecordType.TXT, wide)));
    Change[] eight =
        IntStream.range(0, 8)
            .mapToObj(i -> create(set("n" + i, RecordType.A, "192.0.2.1")))
            .toArray(Change[]::new);
    refused("The hosted zone would have more than 10 resource record sets", eight);
  }
}
