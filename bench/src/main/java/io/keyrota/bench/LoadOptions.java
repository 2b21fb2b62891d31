package io.keyrota.bench;

import java.nio.file.Path;

/**
 * How big a load run is.
 *
 * @param connections kept alive at once
 * @param users each gets two access keys in every round: twice as many creations and deletions
 * @param keys how many KMS keys there are
 * @param certificates how many certificates of ACM there are
 * @param requests of each reading operation in every round
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
    int warmUp,
    int rounds,
    Path folder) {

  static final String USAGE =
      """
      keyrota bench load [--connections 16] [--users 1500] [--keys 10]
                         [--certificates 100]
                         [--requests 15000] [--warm-up 3] [--rounds 5] [--folder .]\
      """;

  static LoadOptions parse(String[] arguments) {
    LoadOptions options = new LoadOptions(16, 1500, 10, 100, 15_000, 3, 5, Path.of("."));
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  private LoadOptions with(String name, String value) {
    return switch (name) {
      case "--connections" ->
          new LoadOptions(
              number(name, value, 1), users, keys, certificates, requests, warmUp, rounds, folder);
      case "--users" ->
          new LoadOptions(
              connections,
              number(name, value, 1),
              keys,
              certificates,
              requests,
              warmUp,
              rounds,
              folder);
      case "--keys" ->
          new LoadOptions(
              connections,
              users,
              number(name, value, 1),
              certificates,
              requests,
              warmUp,
              rounds,
              folder);
      case "--certificates" ->
          new LoadOptions(
              connections, users, keys, number(name, value, 1), requests, warmUp, rounds, folder);
      case "--requests" ->
          new LoadOptions(
              connections,
              users,
              keys,
              certificates,
              number(name, value, 1),
              warmUp,
              rounds,
              folder);
      case "--warm-up" ->
          new LoadOptions(
              connections,
              users,
              keys,
              certificates,
              requests,
              number(name, value, 0),
              rounds,
              folder);
      case "--rounds" ->
          new LoadOptions(
              connections,
              users,
              keys,
              certificates,
              requests,
              warmUp,
              number(name, value, 1),
              folder);
      case "--folder" ->
          new LoadOptions(
              connections, users, keys, certificates, requests, warmUp, rounds, Path.of(value));
      default -> throw new IllegalArgumentException("unknown option " + name);
    };
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
