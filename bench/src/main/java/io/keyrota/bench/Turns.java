package io.keyrota.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two builds compared: both servers live on one core, and rounds of the load run go to one and the
 * other in turns. One server alone differs from itself by a quarter from run to run on a busy
 * machine; the ratio of two that share its moments differs by a few hundredths.
 */
final class Turns {
  static final String USAGE = "keyrota bench turns LAUNCHER [options of bench load]";

  private final Path other;
  private final LoadOptions options;
  private final Mixture ours;
  private final Mixture theirs;

  /**
   * @param other the launcher of the build to compare with: {@code keyrota} of another checkout
   */
  Turns(Path other, LoadOptions options) {
    if (!Files.isExecutable(other)) {
      throw new IllegalArgumentException("there is no launcher " + other);
    }
    this.other = other.toAbsolutePath();
    this.options = options;
    ours = new Mixture(options);
    theirs = new Mixture(options);
  }

  /** Runs, prints, and returns how many answers were wrong. */
  long run() throws IOException, InterruptedException {
    try (RunFolder here = RunFolder.in(options.folder());
        RunFolder there = RunFolder.in(options.folder())) {
      Cores cores = Cores.pin();
      Start one = new Start(cores, here.path(), Served.ENVIRONMENT);
      Start two = new Start(cores, there.path(), Served.ENVIRONMENT, other.toString());
      try (ServerProcess first = one.keyrota(Load.MANY);
          ServerProcess second = two.keyrota(Load.MANY);
          Served mine = Served.by(first, options.connections());
          Served its = Served.by(second, options.connections())) {
        ours.prepare(mine);
        theirs.prepare(its);
        for (int round = -options.warmUp(); round < options.rounds(); round++) {
          boolean measured = round >= 0;
          if (round % 2 == 0) {
            ours.round(mine, measured);
            theirs.round(its, measured);
          } else {
            theirs.round(its, measured);
            ours.round(mine, measured);
          }
        }
      }
    }
    tell();
    return Stream.concat(ours.tallies(), theirs.tallies()).mapToLong(Tally::wrong).sum();
  }

  private void tell() {
    List<Tally> mine = ours.tallies().toList();
    List<Tally> its = theirs.tallies().toList();
    List<Double> all = new ArrayList<>();
    System.out.printf(
        "%-18s %12s %12s %16s %16s%n",
        "operation", "this, best", "other, best", "ratio of bests", "middle ratio");
    for (int i = 0; i < mine.size(); i++) {
      if (mine.get(i).measured()) {
        List<Double> a = mine.get(i).costs();
        List<Double> b = its.get(i).costs();
        double least = least(a);
        double itsLeast = least(b);
        double middle = middle(IntStream.range(0, a.size()).mapToDouble(n -> a.get(n) / b.get(n)));
        all.add(middle);
        System.out.printf(
            Locale.ROOT,
            "%-18s %12.1f %12.1f %16.3f %16.3f%n",
            mine.get(i).name(),
            least,
            itsLeast,
            least / itsLeast,
            middle);
      }
    }
    double product = all.stream().mapToDouble(Math::log).average().orElse(0);
    System.out.printf(Locale.ROOT, "%-18s %58.3f%n", "all", Math.exp(product));
  }

  private static double least(List<Double> costs) {
    return costs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private static double middle(DoubleStream ratios) {
    double[] sorted = ratios.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
