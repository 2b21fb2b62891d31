package io.keyrota.rules.rotation;

import java.time.Instant;
import java.util.Optional;

/** What a rotation does next. */
public sealed interface Decision {
  /** For people: why. */
  String why();

  /** Do that step: write the intent, act, write what came of it. */
  record Do(Step step, String why) implements Decision {}

  /** That step was done before the rotator was killed: write so. */
  record Conclude(Step step, String why) implements Decision {}

  /** Only the state changes. */
  record Enter(State state, String why) implements Decision {}

  /**
   * Nothing can be done now.
   *
   * @param until when to look again; empty when no instant is known
   */
  record Wait(Optional<Instant> until, Reason reason, String why) implements Decision {}

  /** Nothing will be done without a person, or ever. */
  record Rest(State state, String why) implements Decision {}

  /** What is waited for. */
  enum Reason {
    /** The service may still show what was true before the last change. */
    SETTLING,
    /** Evidence is on its way. */
    EVIDENCE,
    /** The key that should be out of use is in use. */
    IN_USE,
    /** A source of evidence does not answer. */
    BLIND,
    /** The time between deactivation and deletion. */
    HOLD,
    /** The machine's clock and the service's differ. */
    SKEW;

    /** Whether safety holds the rotation back, rather than time alone. */
    public boolean blocks() {
      return this == IN_USE || this == BLIND || this == SKEW;
    }
  }
}
