package io.keyrota.server.route53;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.RecordSet;
import io.keyrota.rules.route53.ReusableDelegationSet;
import io.keyrota.rules.route53.Routing;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What format 1 of each table looks like, and that it is read for ever. */
class TablesGolden {
  private static final long MILLIS = 1_795_515_072_987L;
  private static final Instant AT = Instant.ofEpochMilli(MILLIS);
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final DomainName NAME = new DomainName("example.com.");

  @SafeVarargs
  private static Document document(Map.Entry<String, ?>... members) {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    for (Map.Entry<String, ?> member : members) {
      all.put(member.getKey(), member.getValue());
    }
    return new Document(all);
  }

  private static <R extends Record> void keeps(
      Table<R> table, String kind, R row, Document written) {
    keeps(table, kind, 1, row, written);
  }

  private static <R extends Record> void keeps(
      Table<R> table, String kind, int format, R row, Document written) {
    assertThat(table.kind()).isEqualTo(kind);
    assertThat(table.format()).isEqualTo(format);
    assertThat(table.write(row)).isEqualTo(written);
    for (int each = 1; each <= format; each++) {
      assertThat(table.read(each, written)).isEqualTo(row);
    }
  }

  private static HostedZone zone() {
    SequencedMap<String, String> tags = new LinkedHashMap<>();
    tags.put("a", "b");
    return new HostedZone(
        ACCOUNT, "Z1", NAME, "ref", Optional.of("c"), AT, List.of("ns-1.test."), 7, tags);
  }

  @Test
  void zones() {
    keeps(
        HostedZoneTable.TABLE,
        "hosted-zone",
        2,
        zone(),
        document(
            Map.entry("account", "111122223333"),
            Map.entry("id", "Z1"),
            Map.entry("name", "example.com."),
            Map.entry("callerReference", "ref"),
            Map.entry("comment", "c"),
            Map.entry("created", MILLIS),
            Map.entry("nameServers", List.of("ns-1.test.")),
            Map.entry("recordSets", 7L),
            Map.entry("tags", document(Map.entry("a", "b")))));
    assertThat(HostedZoneTable.TABLE.handle(zone())).isEqualTo("111122223333 ref");
  }

  @Test
  void namesOrderAndCounts() {
    keeps(
        ZoneNameTable.TABLE,
        "hosted-zone-name",
        new ZoneNameTable.ZonesOfName(NAME, List.of(new ZoneNameTable.Entry(ACCOUNT, "Z1", AT))),
        document(
            Map.entry("name", "example.com."),
            Map.entry(
                "zones",
                List.of(
                    document(
                        Map.entry("account", "111122223333"),
                        Map.entry("id", "Z1"),
                        Map.entry("created", MILLIS))))));
    keeps(
        ZoneOrderTable.TABLE,
        "hosted-zone-order",
        new ZoneOrderTable.Ordered("Z1"),
        document(Map.entry("zone", "Z1")));
    assertThat(ZoneOrderTable.key(NAME, "Z1")).isEqualTo("com.example. Z1");
    keeps(
        ZoneCountTable.TABLE,
        "hosted-zone-count",
        new ZoneCountTable.Count(3),
        document(Map.entry("zones", 3L)));
  }

  @Test
  void delegationSets() {
    keeps(
        HostedZoneTable.TABLE,
        "hosted-zone",
        2,
        zone().withDelegationSet("N1"),
        document(
            Map.entry("account", "111122223333"),
            Map.entry("id", "Z1"),
            Map.entry("name", "example.com."),
            Map.entry("callerReference", "ref"),
            Map.entry("comment", "c"),
            Map.entry("created", MILLIS),
            Map.entry("nameServers", List.of("ns-1.test.")),
            Map.entry("recordSets", 7L),
            Map.entry("tags", document(Map.entry("a", "b"))),
            Map.entry("delegationSet", "N1")));
    keeps(
        DelegationSetTable.TABLE,
        "delegation-set",
        new ReusableDelegationSet(ACCOUNT, "N1", "ref", List.of("ns-1.test."), 3),
        document(
            Map.entry("account", "111122223333"),
            Map.entry("id", "N1"),
            Map.entry("callerReference", "ref"),
            Map.entry("nameServers", List.of("ns-1.test.")),
            Map.entry("zones", 3L)));
  }

  @Test
  void recordSets() {
    keeps(
        RecordSetTable.TABLE,
        "resource-record-set",
        2,
        new RecordSet(NAME, RecordType.A, 60, List.of("192.0.2.1")),
        document(
            Map.entry("name", "example.com."),
            Map.entry("type", "A"),
            Map.entry("ttl", 60L),
            Map.entry("values", List.of("192.0.2.1"))));
    keeps(
        RecordSetTable.TABLE,
        "resource-record-set",
        2,
        new RecordSet(
            NAME,
            RecordType.A,
            0,
            List.of(),
            Optional.of(new RecordSet.Alias("Z1", new DomainName("w.example.com."), true))),
        document(
            Map.entry("name", "example.com."),
            Map.entry("type", "A"),
            Map.entry("ttl", 0L),
            Map.entry("values", List.of()),
            Map.entry("aliasZone", "Z1"),
            Map.entry("aliasTarget", "w.example.com."),
            Map.entry("evaluateTargetHealth", true)));
    routed(new Routing.Policy.Weighted(7), Map.entry("weight", 7L));
    routed(new Routing.Policy.Latency("eu-west-1"), Map.entry("region", "eu-west-1"));
    routed(new Routing.Policy.Failover(true), Map.entry("primary", true));
    routed(new Routing.Policy.Multivalue(), Map.entry("multivalue", true));
    routed(
        new Routing.Policy.Geographic(Optional.empty(), Optional.of("DE"), Optional.empty()),
        Map.entry("geographic", true),
        Map.entry("country", "DE"));
    assertThat(RecordSet.key(NAME, RecordType.A)).isEqualTo("com.example. A");
  }

  @SafeVarargs
  private static void routed(Routing.Policy policy, Map.Entry<String, Object>... members) {
    LinkedHashMap<String, Object> document = new LinkedHashMap<>();
    document.put("identifier", "one");
    for (Map.Entry<String, Object> member : members) {
      document.put(member.getKey(), member.getValue());
    }
    RecordSet set =
        new RecordSet(
            NAME,
            RecordType.A,
            60,
            List.of("192.0.2.1"),
            Optional.empty(),
            Optional.of(new Routing("one", policy)));
    assertThat(set.key()).isEqualTo("com.example. A one");
    keeps(
        RecordSetTable.TABLE,
        "resource-record-set",
        2,
        set,
        document(
            Map.entry("name", "example.com."),
            Map.entry("type", "A"),
            Map.entry("ttl", 60L),
            Map.entry("values", List.of("192.0.2.1")),
            Map.entry("routing", new Document(document))));
  }

  @Test
  void changes() {
    ChangeTable.Submitted change = new ChangeTable.Submitted(ACCOUNT, "C1", AT, Optional.of("c"));
    keeps(
        ChangeTable.TABLE,
        "route53-change",
        change,
        document(
            Map.entry("account", "111122223333"),
            Map.entry("id", "C1"),
            Map.entry("at", MILLIS),
            Map.entry("comment", "c")));
    assertThat(ChangeTable.TABLE.due(change)).isEqualTo(AT.plusSeconds(30L * 86_400));
  }
}
