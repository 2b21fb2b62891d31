package io.keyrota.server;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The clock under all rules, fixed at a data folder's first start. */
public sealed interface ClockSetting {

  /** The machine's clock. */
  record OfMachine() implements ClockSetting {}

  /**
   * A clock that can be advanced.
   *
   * @param from where it begins at the first start; the machine's now where it is absent
   */
  record Rehearsal(Optional<Instant> from) implements ClockSetting {}

  /** The rehearsal, where it is one. */
  default Optional<Rehearsal> rehearsal() {
    return this instanceof Rehearsal rehearsal ? Optional.of(rehearsal) : Optional.empty();
  }

  /** Reads {@code machine}, {@code rehearsal} or {@code rehearsal@INSTANT}. */
  static ClockSetting of(String text) {
    if (text.equals("machine")) {
      return new OfMachine();
    }
    if (text.equals("rehearsal")) {
      return new Rehearsal(Optional.empty());
    }
    if (text.startsWith("rehearsal@")) {
      try {
        return new Rehearsal(Optional.of(Instant.parse(text.substring("rehearsal@".length()))));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "the instant is written in ISO-8601, for example rehearsal@2026-01-01T00:00:00Z", e);
      }
    }
    throw new IllegalArgumentException("it is machine, rehearsal or rehearsal@INSTANT");
  }
}
