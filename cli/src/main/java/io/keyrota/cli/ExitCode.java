package io.keyrota.cli;

/** How a command ends, for scripts. */
public enum ExitCode {
  DONE(0),
  ERROR(1),
  /** A plan was shown that would change something; only where that was asked for. */
  CHANGES_PLANNED(2),
  /** Safety evidence, or somebody else's change, forbids to go on. */
  BLOCKED(3),
  /** Time must pass: evidence on its way, or the hold. */
  WAITING(4),
  /** A check ran and found something wrong. */
  FAILED_CHECK(5),
  /** It was rolled back: everything is as it was. */
  ROLLED_BACK(6),
  /** The command line is wrong (sysexits EX_USAGE). */
  USAGE(64),
  /** No server answers; worth trying again (sysexits EX_TEMPFAIL). */
  TEMPORARY(75);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
