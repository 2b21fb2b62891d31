package io.keyrota.bench;

import java.nio.file.Path;
import java.util.Set;

/**
 * How big a load run is.
 *
 * @param connections kept alive at once
 * @param users each gets two access keys in every round: twice as many creations and deletions
 * @param keys how many KMS keys there are
 * @param certificates how many certificates of ACM there are
 * @param requests of each reading operation in every round
 * @param only the operations to run, by name; empty for all. Creations and deletions go together
 * @param warmUp rounds that are not measured
 * @param rounds that are
 * @param folder where the server's data folder is made, and removed at the end; on a disk, for the
 *     creations to mean anything
 */
record LoadOptions(
    int connections,
    int users,
    int keys,
    int certificates,
    int requests,
    Set<String> only,
    int warmUp,
    int rounds,
    Path folder) {

  private static final Set<String> NAMES =
      Set.of(
          "--connections",
          "--users",
          "--keys",
          "--certificates",
          "--requests",
          "--only",
          "--warm-up",
          "--rounds",
          "--folder");

  static final String USAGE =
      """
      keyrota bench load [--connections 16] [--users 1500] [--keys 10] [--certificates 100]
                         [--requests 15000] [--only OPERATION,...] [--warm-up 3] [--rounds 5]
                         [--folder .]\
      """;

  static LoadOptions parse(String[] arguments) {
    LoadOptions options = new LoadOptions(16, 1500, 10, 100, 15_000, Set.of(), 3, 5, Path.of("."));
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  /** Whether the operation takes part. */
  boolean runs(String operation) {
    return only.isEmpty() || only.contains(operation);
  }

  private LoadOptions with(String name, String value) {
    int connections = name.equals("--connections") ? number(name, value, 1) : this.connections;
    int users = name.equals("--users") ? number(name, value, 1) : this.users;
    int keys = name.equals("--keys") ? number(name, value, 1) : this.keys;
    int certificates = name.equals("--certificates") ? number(name, value, 1) : this.certificates;
    int requests = name.equals("--requests") ? number(name, value, 1) : this.requests;
    Set<String> only = name.equals("--only") ? Set.of(value.split(",")) : this.only;
    int warmUp = name.equals("--warm-up") ? number(name, value, 0) : this.warmUp;
    int rounds = name.equals("--rounds") ? number(name, value, 1) : this.rounds;
    Path folder = name.equals("--folder") ? Path.of(value) : this.folder;
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("unknown option " + name);
    }
    return new LoadOptions(
        connections, users, keys, certificates, requests, only, warmUp, rounds, folder);
  }

  private static int number(String name, String value, int least) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " needs a number, not " + value, e);
    }
    throw new IllegalArgumentException(name + " must be at least " + least);
  }
}
