package io.keyrota.rules.credentials;

import java.time.Instant;

/** Whether a key is proved unused. Only {@link Quiet} lets anything happen to a key. */
public sealed interface Verdict {

  /** Proved: nobody used the key after that instant, and everything until then has shown. */
  record Quiet(Instant since) implements Verdict {}

  /**
   * Somebody used it when nobody should have.
   *
   * @param quietFrom when it will count as quiet if that was the last use
   */
  record InUse(KeyUse use, Instant quietFrom) implements Verdict {}

  /** What is known is too old to prove anything; at {@code quietFrom} it may. */
  record Stale(EvidenceSource source, Instant quietFrom) implements Verdict {}

  /** A source that is needed did not answer, or none is there. */
  record Blind(String why) implements Verdict {}

  /** One line for people. */
  default String text() {
    return switch (this) {
      case Quiet quiet -> "QUIET: unused since " + Span.seconds(quiet.since());
      case InUse inUse -> "IN_USE: " + inUse.use().text();
      case Stale stale ->
          "STALE: " + stale.source().name() + " can prove it at " + Span.seconds(stale.quietFrom());
      case Blind blind -> "BLIND: " + blind.why();
    };
  }
}
