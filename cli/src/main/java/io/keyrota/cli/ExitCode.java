package io.keyrota.cli;

/** How a command ends, for scripts. */
enum ExitCode {
  DONE(0),
  ERROR(1),
  /** A check ran and found something wrong. */
  FAILED_CHECK(5),
  /** The command line is wrong (sysexits EX_USAGE). */
  USAGE(64),
  /** No server answers; worth trying again (sysexits EX_TEMPFAIL). */
  TEMPORARY(75);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
