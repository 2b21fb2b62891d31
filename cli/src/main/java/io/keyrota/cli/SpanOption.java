package io.keyrota.cli;

import io.keyrota.rules.credentials.Span;
import java.time.Duration;

/** An option's value that is a length of time. */
public final class SpanOption {
  private SpanOption() {}

  /** The duration that the option's text writes; another text is a {@link Misuse}. */
  public static Duration of(String option, String text) {
    return Span.parse(text)
        .orElseThrow(
            () -> new Misuse(option + " " + text + ": a time is written like 90s, 15m, 24h, 90d"));
  }
}
