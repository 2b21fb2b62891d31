package io.keyrota.server.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.rules.aws.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asks a refusal for AWS's code and words. */
public final class Refusals {
  private final Refusal refusal;

  private Refusals(Refusal refusal) {
    this.refusal = refusal;
  }

  public static Refusals refused(ThrowingCallable request) {
    Refusal refusal = catchThrowableOfType(Refusal.class, request);
    assertThat(refusal).as("a refusal").isNotNull();
    return new Refusals(refusal);
  }

  public void as(String code) {
    assertThat(refusal.code()).as(refusal::message).isEqualTo(code);
  }

  public void as(String code, String message) {
    as(code);
    assertThat(refusal.message()).isEqualTo(message);
  }
}
