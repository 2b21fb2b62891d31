package io.keyrota.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The measured rounds of one operation. */
final class Tally {
  private final String name;
  private final List<Round> rounds = new ArrayList<>();
  private long wrong;

  Tally(String name) {
    this.name = name;
  }

  /**
   * One round.
   *
   * @param cpu the server's CPU microseconds for each right answer
   */
  private record Round(double cpu, double perSecond, long p50, long p99) {}

  void add(Generator.Run run, long cpuMicros) {
    int count = run.nanos().length;
    wrong += run.wrong();
    if (run.wrong() > 0) {
      System.err.println(name + ": " + run.wrong() + " wrong answers, the first:");
      System.err.println(run.firstWrong());
    }
    int right = Math.max(1, count - run.wrong());
    rounds.add(
        new Round(
            (double) cpuMicros / right,
            right * 1e9 / run.elapsedNanos(),
            run.nanos()[count / 2],
            run.nanos()[(int) (count * 0.99)]));
  }

  String name() {
    return name;
  }

  /** Whether it took part. */
  boolean measured() {
    return !rounds.isEmpty();
  }

  long wrong() {
    return wrong;
  }

  static String header() {
    return String.format(
        "%-18s %12s %12s %8s %10s %10s %10s %7s",
        "operation", "CPU us best", "CPU us mid", "x hello", "ops/s", "p50 us", "p99 us", "errors");
  }

  /**
   * The round that cost least speaks; the middle one beside it shows the noise.
   *
   * @param hello what its cost is compared with
   */
  String line(Tally hello) {
    List<Round> sorted = sorted();
    Round best = sorted.getFirst();
    return String.format(
        Locale.ROOT,
        "%-18s %12.1f %12.1f %8.1f %10.0f %10d %10d %7d",
        name,
        best.cpu,
        sorted.get(sorted.size() / 2).cpu,
        best.cpu / hello.sorted().getFirst().cpu,
        best.perSecond,
        best.p50 / 1000,
        best.p99 / 1000,
        wrong);
  }

  /** What a right answer cost in each round, in microseconds of the server's CPU. */
  List<Double> costs() {
    return rounds.stream().map(Round::cpu).toList();
  }

  private List<Round> sorted() {
    return rounds.stream().sorted(Comparator.comparingDouble(Round::cpu)).toList();
  }
}
