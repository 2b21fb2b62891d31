package io.keyrota.rules.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.rules.aws.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a decision was refused with. */
final class Refusals {
  private Refusals() {}

  static Refusal of(ThrowingCallable decision) {
    Refusal refusal = catchThrowableOfType(Refusal.class, decision);
    assertThat(refusal).as("it was not refused").isNotNull();
    return refusal;
  }

  /** The code and message, as one line. */
  static String line(ThrowingCallable decision) {
    Refusal refusal = of(decision);
    return refusal.code() + ": " + refusal.message();
  }

  static String code(ThrowingCallable decision) {
    return of(decision).code();
  }
}
