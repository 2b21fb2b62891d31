package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A search finds exactly what reading everything would find. */
@SuppressWarnings("NullAway.Init") // made before the first property
final class TrailSearchProperty {
  private static final int COUNT = 300;

  private static Path directory;
  private static Trail trail;
  private static List<Recorded> everything;

  @BeforeContainer
  static void write() throws IOException {
    directory = Files.createTempDirectory("trail-search");
    everything = new ArrayList<>();
    Random random = new Random(2026);
    try (Trail writing = Trails.open(directory, new TrailOptions(40_000, 4000))) {
      List<AuditEntry> entries = new ArrayList<>();
      long millis = 0;
      for (int i = 1; i <= COUNT; i++) {
        // Mostly forward, as a clock goes; a little disorder, as threads have.
        millis += random.nextInt(2000) - 200;
        entries.add(
            Entries.entry(
                "event-" + i,
                Entries.NOON.plusMillis(millis),
                "AKIA" + skewed(random),
                "user-" + skewed(random),
                "Event" + skewed(random)));
        everything.add(new Recorded(i, entries.getLast()));
        if (entries.size() == 10) {
          writing.appendAll(entries, ids -> {});
          writing.append(probe());
          everything.add(new Recorded(++i, probe()));
          entries = new ArrayList<>();
        }
      }
      writing.appendAll(entries, ids -> {});
    }
    assertThat(Trails.segments(directory)).hasSizeGreaterThan(4);
    trail = Trails.open(directory, new TrailOptions(40_000, 4000));
  }

  private static AuditEntry probe() {
    return Entries.entry("probe", Entries.NOON, "AKIAPROBE", "probe", "Probe");
  }

  /** A few values are common, most are rare. */
  private static int skewed(Random random) {
    return (int) Math.abs(random.nextGaussian() * 13) % 42;
  }

  @AfterContainer
  static void remove() throws IOException {
    trail.close();
    try (var files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  @Property(tries = 300)
  void findsWhatReadingEverythingFinds(@ForAll("queries") Query query) throws IOException {
    List<Recorded> expected =
        everything.reversed().stream().filter(query::matches).limit(query.limit()).toList();
    Page page = trail.search(query);
    assertThat(page.entries()).isEqualTo(expected);
    assertThat(page.marker())
        .isEqualTo(
            expected.size() < query.limit()
                ? OptionalLong.empty()
                : OptionalLong.of(expected.getLast().seq()));
  }

  @Property(tries = 50)
  void pagesFollowEachOtherWithoutGapOrDouble(@ForAll("queries") Query query) throws IOException {
    List<Recorded> found = new ArrayList<>();
    Page page = trail.search(query);
    found.addAll(page.entries());
    while (page.marker().isPresent()) {
      page = trail.search(query.withBefore(page.marker().getAsLong()));
      found.addAll(page.entries());
    }
    assertThat(found).isEqualTo(everything.reversed().stream().filter(query::matches).toList());
  }

  @Provide
  Arbitrary<Query> queries() {
    Arbitrary<Optional<Integer>> value = Arbitraries.integers().between(0, 41).optional(0.4);
    Arbitrary<Optional<Long>> millis =
        Arbitraries.longs().between(-1000, COUNT * 900L).optional(0.5);
    Arbitrary<Optional<Long>> before = Arbitraries.longs().between(0, COUNT + 2).optional(0.3);
    return Combinators.combine(
            value, value, value, millis, millis, before, Arbitraries.integers().between(1, 50))
        .as(
            (key, user, event, from, to, seq, limit) ->
                new Query(
                    key.map(n -> "AKIA" + n),
                    user.map(n -> "user-" + n),
                    Optional.empty(),
                    event.map(n -> "Event" + n),
                    from.map(Entries.NOON::plusMillis),
                    to.map(Entries.NOON::plusMillis),
                    seq.map(OptionalLong::of).orElse(OptionalLong.empty()),
                    limit));
  }

  @Property(tries = 20)
  void filtersByAccount(@ForAll boolean ours) throws IOException {
    Query query = Query.newest(1000).withAccountId(ours ? "123456789012" : "210987654321");
    assertThat(trail.search(query).entries()).hasSize(ours ? everything.size() : 0);
  }

  @Example
  void anyInstantCanBound() throws IOException {
    Query all = Query.newest(1000).withFrom(Instant.MIN).withTo(Instant.MAX);
    assertThat(trail.search(all).entries()).hasSize(everything.size());
    assertThat(trail.search(all.withTo(Instant.MIN)).entries()).isEmpty();
    assertThat(trail.search(all.withFrom(Instant.MAX)).entries()).isEmpty();
  }
}
