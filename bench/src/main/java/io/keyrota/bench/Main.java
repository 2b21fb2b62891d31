package io.keyrota.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** {@code keyrota bench [load|turns|edge|timing|jmh] …}: the load run, unless told otherwise. */
public final class Main {
  private static final int USAGE = 64;

  private static final String EDGE =
      "keyrota bench edge [--handshakes 4000] [--warm-up 5] [--swaps 100]";
  private static final String TIMING = "keyrota bench timing [--refusals 100000]";
  private static final String HELP =
      String.join(
          "\n",
          LoadOptions.USAGE,
          Turns.USAGE,
          EDGE,
          TIMING,
          "keyrota bench jmh [NAME] [options of JMH]",
          "",
          "docs/benchmarks.md says what each measures.");

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("--help")) {
      System.out.println(HELP);
      return;
    }
    String which = arguments.length == 0 || arguments[0].startsWith("-") ? "load" : arguments[0];
    String[] rest =
        arguments.length > 0 && arguments[0].equals(which)
            ? Arrays.copyOfRange(arguments, 1, arguments.length)
            : arguments;
    switch (which) {
      case "load" -> load(rest);
      case "turns" -> turns(rest);
      case "edge" -> edge(rest);
      case "timing" -> timing(rest);
      case "jmh" -> org.openjdk.jmh.Main.main(rest);
      default -> {
        System.err.println("keyrota bench: load, turns, edge, timing or jmh, not " + which);
        System.exit(USAGE);
      }
    }
  }

  private static void load(String[] arguments) throws Exception {
    Load load;
    try {
      load = new Load(LoadOptions.parse(arguments));
    } catch (IllegalArgumentException e) {
      misuse(e, LoadOptions.USAGE);
      return;
    }
    long errors = load.run();
    System.exit(errors == 0 ? 0 : 1);
  }

  private static void turns(String[] arguments) throws Exception {
    Turns turns;
    try {
      if (arguments.length == 0 || arguments[0].startsWith("-")) {
        throw new IllegalArgumentException("turns needs the launcher of another build");
      }
      LoadOptions options = LoadOptions.parse(Arrays.copyOfRange(arguments, 1, arguments.length));
      turns = new Turns(Path.of(arguments[0]), options);
    } catch (IllegalArgumentException e) {
      misuse(e, Turns.USAGE);
      return;
    }
    System.exit(turns.run() == 0 ? 0 : 1);
  }

  private static void misuse(IllegalArgumentException wrong, String usage) {
    System.err.println("keyrota bench: " + wrong.getMessage());
    System.err.println(usage);
    System.exit(USAGE);
  }

  private static void edge(String[] arguments) throws Exception {
    int handshakes = 4000;
    int swaps = 100;
    int warmUp = 5;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--handshakes" -> handshakes = Integer.parseInt(arguments[i + 1]);
        case "--warm-up" -> warmUp = Integer.parseInt(arguments[i + 1]);
        case "--swaps" -> swaps = Integer.parseInt(arguments[i + 1]);
        default -> {
          System.err.println(EDGE);
          System.exit(USAGE);
        }
      }
    }
    System.exit(new EdgeLoad(handshakes, warmUp, swaps).run() == 0 ? 0 : 1);
  }

  private static void timing(String[] arguments) throws Exception {
    int refusals = 100_000;
    if (arguments.length == 2 && arguments[0].equals("--refusals")) {
      refusals = Integer.parseInt(arguments[1]);
    } else if (arguments.length > 0) {
      System.err.println(TIMING);
      System.exit(USAGE);
    }
    Set<String> told = new Timing().run(refusals);
    System.out.println(
        told.isEmpty() ? "\nNo class differs in every round." : "\nIn every round: " + told);
    System.exit(told.isEmpty() ? 0 : 1);
  }
}
