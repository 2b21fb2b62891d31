package io.keyrota.acceptance;

/** The {@code aws} command line, unmodified. */
final class Aws {
  private Aws() {}

  static boolean installed() {
    return Shell.has("aws");
  }
}
