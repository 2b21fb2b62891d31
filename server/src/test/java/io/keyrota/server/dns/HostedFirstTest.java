package io.keyrota.server.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.dns.CaaRecord;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.testkit.FakeDns;
import io.keyrota.testkit.FakeDns.Question;
import io.keyrota.testkit.FakeDns.Reply;
import io.keyrota.testkit.SeededEntropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The resolver against a world that tells the truth, lies, loops, floods and falls silent. */
class HostedFirstTest {
  /** Long enough for a busy machine; only the tests of silence wait it out. */
  private static final Duration ATTEMPT = Duration.ofSeconds(10);

  private final TestZones zones = new TestZones();

  /** The real time in which replies hold. */
  private final AtomicLong nanos = new AtomicLong();

  private final List<FakeDns> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(FakeDns::close);
  }

  private FakeDns fake(Function<Question, Reply> script) {
    FakeDns fake = FakeDns.start(script);
    started.add(fake);
    return fake;
  }

  private Resolver asking(Duration attempt, FakeDns... upstream) {
    return asking(() -> 0, attempt, upstream);
  }

  private Resolver asking(LongSupplier advance, Duration attempt, FakeDns... upstream) {
    DnsSettings settings =
        DnsSettings.STANDARD.asking(
            java.util.Arrays.stream(upstream)
                .map(fake -> new DnsSettings.Address("127.0.0.1", fake.port()))
                .toList());
    return new HostedFirst(
        zones,
        settings,
        new SeededEntropy(5)::bytes,
        new RecentReplies(advance, nanos::get, attempt),
        attempt,
        attempt.multipliedBy(5));
  }

  private Resolver asking(Function<Question, Reply> script) {
    return asking(ATTEMPT, fake(script));
  }

  /** Answers each name with what the table has for it, whatever the type. */
  private static Function<Question, Reply> world(Map<String, Reply> names) {
    return asked -> names.getOrDefault(asked.name(), Reply.rcode(FakeDns.NXDOMAIN));
  }

  @Test
  void recordsAreFoundUpstreamAndNothingIsNothing() {
    Resolver resolver =
        asking(
            world(
                Map.of(
                    "a.example.", Reply.of(FakeDns.txt("A.example.", "one")),
                    "empty.example.", Reply.of())));
    assertThat(resolver.txt("a.EXAMPLE")).isEqualTo(records("a.example.", "one"));
    assertThat(resolver.txt("empty.example")).isEqualTo(new Found.None(false));
    assertThat(resolver.txt("gone.example")).isEqualTo(new Found.None(true));
    assertThat(resolver.txt("not a name")).isEqualTo(new Found.None(true));
  }

  @Test
  void hostedZonesAnswerFirstAndNobodyElseIsAsked() {
    zones
        .zone("hosted.example.")
        .with("hosted.example.", RecordType.TXT, "\"here \\303\\251\" \"and there\"")
        .with("to.hosted.example.", RecordType.CNAME, "Hosted.example");
    FakeDns fake = fake(asked -> Reply.of(FakeDns.txt(asked.name(), "lie")));
    Resolver resolver = asking(ATTEMPT, fake);
    assertThat(resolver.txt("hosted.example"))
        .isEqualTo(records("hosted.example.", "here éand there"));
    assertThat(resolver.txt("to.hosted.example")).isEqualTo(resolver.txt("hosted.example"));
    assertThat(resolver.cname("to.hosted.example"))
        .isEqualTo(records("to.hosted.example.", "hosted.example."));
    assertThat(resolver.txt("no.hosted.example")).isEqualTo(new Found.None(true));
    assertThat(resolver.lookup("hosted.example", RecordType.A)).isEqualTo(new Found.None(false));
    assertThat(fake.asked()).isEmpty();
  }

  @Test
  void aChainLeadsOutOfAHostedZoneAndBackIntoOne() {
    zones
        .zone("hosted.example.")
        .with("out.hosted.example.", RecordType.CNAME, "away.example.")
        .with("back.hosted.example.", RecordType.TXT, "\"home\"");
    Resolver resolver =
        asking(
            world(
                Map.of(
                    "away.example.",
                    Reply.of(
                        FakeDns.cname("away.example.", "back.hosted.example."),
                        // What is hosted here nobody else may tell.
                        FakeDns.txt("back.hosted.example.", "lie")))));
    assertThat(resolver.txt("out.hosted.example"))
        .isEqualTo(records("back.hosted.example.", "home"));
  }

  @Test
  void atMostFiveCnamesAreFollowed() {
    Function<Question, Reply> chain =
        asked -> {
          int number = Integer.parseInt(asked.name().substring(1, asked.name().indexOf('.')));
          return number == 9
              ? Reply.of(FakeDns.txt("n9.example.", "end"))
              : Reply.of(FakeDns.cname(asked.name(), "n" + (number + 1) + ".example."));
        };
    Resolver resolver = asking(chain);
    assertThat(resolver.txt("n4.example")).isEqualTo(records("n9.example.", "end"));
    assertThat(resolver.txt("n3.example"))
        .isEqualTo(new Found.Unreachable("there are more than 5 CNAMEs"));
  }

  @Test
  void loopsEnd() {
    Resolver resolver =
        asking(
            world(
                Map.of(
                    "a.example.", Reply.of(FakeDns.cname("a.example.", "b.example.")),
                    "b.example.", Reply.of(FakeDns.cname("b.example.", "a.example.")),
                    "self.example.", Reply.of(FakeDns.cname("self.example.", "self.example.")))));
    assertThat(resolver.txt("a.example"))
        .isEqualTo(new Found.Unreachable("the CNAMEs form a loop"));
    assertThat(resolver.txt("self.example"))
        .isEqualTo(new Found.Unreachable("the CNAMEs form a loop"));
  }

  @Test
  void recordsOfOtherNamesDoNotCount() {
    Resolver resolver =
        asking(
            world(
                Map.of(
                    "a.example.",
                    Reply.of(
                        FakeDns.txt("bank.example.", "lie"),
                        FakeDns.a("a.example.", 1, 2, 3, 4)))));
    assertThat(resolver.txt("a.example")).isEqualTo(new Found.None(false));
  }

  @Test
  void anAnswerThatContradictsItselfIsNone() {
    Resolver resolver =
        asking(asked -> Reply.rcode(FakeDns.NXDOMAIN, FakeDns.txt(asked.name(), "lie")));
    assertThat(resolver.txt("a.example"))
        .isEqualTo(new Found.Unreachable("an answer contradicts itself"));
  }

  @Test
  void answersToOtherQuestionsAreNotLookedAt() {
    Duration soon = Duration.ofMillis(100);
    FakeDns wrongId = fake(asked -> Reply.of(FakeDns.txt(asked.name(), "lie")).withId(1));
    FakeDns wrongName =
        fake(asked -> Reply.of(FakeDns.txt(asked.name(), "lie")).about("b.example."));
    assertThat(asking(soon, wrongId).txt("a.example"))
        .isEqualTo(new Found.Unreachable("no resolver answered in time"));
    assertThat(asking(soon, wrongName).txt("a.example"))
        .isEqualTo(new Found.Unreachable("no resolver answered in time"));
  }

  @Test
  void silenceAndRefusalsLeadToTheNextResolverAndThenToNotYet() {
    Duration soon = Duration.ofMillis(100);
    FakeDns silent = fake(asked -> Reply.SILENCE);
    FakeDns broken = fake(asked -> Reply.rcode(FakeDns.SERVFAIL));
    FakeDns honest = fake(asked -> Reply.of(FakeDns.txt(asked.name(), "true")));
    assertThat(asking(soon, silent).txt("a.example"))
        .isEqualTo(new Found.Unreachable("no resolver answered in time"));
    assertThat(silent.asked()).hasSize(2);
    assertThat(asking(ATTEMPT, broken).txt("a.example"))
        .isEqualTo(new Found.Unreachable("a resolver answered SERVFAIL"));
    assertThat(asking(ATTEMPT, broken, honest).txt("a.example"))
        .isEqualTo(records("a.example.", "true"));
  }

  @Test
  void anAdvanceAsksTheSameQuestionOnceASecond() {
    AtomicLong advance = new AtomicLong(1);
    FakeDns fake = fake(asked -> Reply.of(FakeDns.txt(asked.name(), "x")));
    Resolver resolver = asking(advance::get, ATTEMPT, fake);
    for (int i = 0; i < 100; i++) {
      assertThat(resolver.txt(i % 2 == 0 ? "a.example" : "A.Example"))
          .isEqualTo(records("a.example.", "x"));
    }
    assertThat(fake.asked()).hasSize(1);
    assertThat(resolver.cname("a.example")).isEqualTo(new Found.None(false));
    assertThat(fake.asked()).hasSize(2);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    var _ = resolver.txt("a.example");
    assertThat(fake.asked()).hasSize(3);
    advance.incrementAndGet();
    var _ = resolver.txt("a.example");
    assertThat(fake.asked()).hasSize(4);
    advance.set(0);
    var _ = resolver.txt("a.example");
    var _ = resolver.txt("a.example");
    assertThat(fake.asked()).hasSize(6);
  }

  @Test
  void anAdvanceWaitsForAnAnswerToAQuestionOnce() {
    AtomicLong advance = new AtomicLong(1);
    Duration soon = Duration.ofMillis(100);
    FakeDns silent =
        fake(
            asked -> {
              nanos.addAndGet(soon.toNanos());
              return Reply.SILENCE;
            });
    Resolver resolver = asking(advance::get, soon, silent);
    for (int i = 0; i < 100; i++) {
      assertThat(resolver.txt("a.example"))
          .isEqualTo(new Found.Unreachable("no resolver answered in time"));
      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    }
    assertThat(silent.asked()).hasSize(2);
    advance.incrementAndGet();
    var _ = resolver.txt("a.example");
    assertThat(silent.asked()).hasSize(4);
  }

  @Test
  void aRefusalHoldsForASecondToo() {
    FakeDns broken = fake(asked -> Reply.rcode(FakeDns.SERVFAIL));
    Resolver resolver = asking(() -> 1, ATTEMPT, broken);
    var _ = resolver.txt("a.example");
    var _ = resolver.txt("a.example");
    assertThat(broken.asked()).hasSize(2);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    var _ = resolver.txt("a.example");
    assertThat(broken.asked()).hasSize(4);
  }

  @Test
  void anAnswerThatWasCutOffIsAskedForAgainOverTcp() {
    FakeDns fake =
        fake(
            asked ->
                asked.tcp()
                    ? Reply.of(FakeDns.txt(asked.name(), "long"))
                    : Reply.of(FakeDns.txt(asked.name(), "cut")).cutOff());
    assertThat(asking(ATTEMPT, fake).txt("a.example")).isEqualTo(records("a.example.", "long"));
    assertThat(fake.asked()).extracting(Question::tcp).containsExactly(false, true);
  }

  @Test
  void hugeAnswersAreNone() {
    FakeDns.Rr[] many =
        IntStream.range(0, 1500)
            .mapToObj(i -> FakeDns.a("a.example.", 10, 0, i >> 8, i & 255))
            .toArray(FakeDns.Rr[]::new);
    Resolver resolver = asking(asked -> asked.tcp() ? Reply.of(many) : Reply.of().cutOff());
    assertThat(resolver.lookup("a.example", RecordType.A))
        .isEqualTo(new Found.Unreachable("an answer has too many records"));
  }

  @Test
  void idsAreNotCountedUp() {
    FakeDns fake = fake(asked -> Reply.of(FakeDns.txt(asked.name(), "x")));
    Resolver resolver = asking(ATTEMPT, fake);
    for (int i = 0; i < 8; i++) {
      assertThat(resolver.txt("a.example")).isEqualTo(records("a.example.", "x"));
    }
    List<Integer> ids = fake.asked().stream().map(Question::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(IntStream.range(1, 8).filter(i -> ids.get(i) - ids.get(i - 1) == 1).count())
        .isLessThan(2);
  }

  @Test
  void caaIsThatOfTheNearestParentThatHasSome() {
    FakeDns fake =
        fake(
            asked ->
                asked.name().equals("example.")
                    ? Reply.of(FakeDns.caa("example.", "issue", "ca.test"))
                    : Reply.of());
    Found found = asking(ATTEMPT, fake).caa("*.a.b.example");
    assertThat(found).isEqualTo(records("example.", "0 issue \"ca.test\""));
    assertThat(((Found.Records) found).data())
        .extracting(data -> CaaRecord.of(data).orElseThrow())
        .containsExactly(new CaaRecord(0, "issue", "ca.test"));
    assertThat(fake.asked())
        .extracting(Question::name)
        .containsExactly("a.b.example.", "b.example.", "example.");
  }

  @Test
  void theClimbEndsAtAHostedZonesApex() {
    zones.zone("hosted.example.").with("a.hosted.example.", RecordType.TXT, "\"x\"");
    FakeDns fake = fake(asked -> Reply.of(FakeDns.caa(asked.name(), "issue", ";")));
    assertThat(asking(ATTEMPT, fake).caa("b.a.hosted.example")).isEqualTo(new Found.None(false));
    assertThat(fake.asked()).isEmpty();
    zones.with("hosted.example.", RecordType.CAA, "128 Issue \"ca.test; a=b\"");
    assertThat(asking(ATTEMPT, fake).caa("b.a.hosted.example"))
        .isEqualTo(records("hosted.example.", "128 issue \"ca.test; a=b\""));
  }

  @Test
  void aClimbThatCannotBeFinishedForbids() {
    Resolver resolver =
        asking(
            asked ->
                asked.name().equals("a.example.") ? Reply.of() : Reply.rcode(FakeDns.SERVFAIL));
    assertThat(resolver.caa("a.example")).isInstanceOf(Found.Unreachable.class);
  }

  @Test
  void withoutAnyResolverNobodyKnows() {
    FakeDns gone = fake(asked -> Reply.SILENCE);
    gone.close();
    assertThat(asking(Duration.ofMillis(100), gone).txt("a.example"))
        .isInstanceOf(Found.Unreachable.class);
  }

  private static Found.Records records(String canonical, String... data) {
    return new Found.Records(List.of(data), canonical);
  }
}
