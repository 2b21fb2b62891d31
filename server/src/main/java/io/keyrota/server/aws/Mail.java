package io.keyrota.server.aws;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;

/** Mail that asks people for their approval, for rooms that know no SMTP. Wiring fills it. */
public interface Mail {

  /** Whether there is a relay to send mail by; without one, {@link #ask} changes nothing. */
  boolean isConfigured();

  /**
   * What sends a question with a link of its own to a page where it is approved or rejected: {@link
   * Approvals} then hears of it. Links of the same subject that were sent before are void.
   */
  List<Change> ask(Call call, Question question, Snapshot seen);

  /** What makes all links of a subject void. */
  List<Change> withdraw(String subject, Snapshot seen);

  /**
   * A question.
   *
   * @param principal the service that asks, and in whose name the answer is decided, for example
   *     {@code acm.amazonaws.com}
   * @param subject what it is about, as the asking room names it to itself: not shown to anybody
   * @param to mail addresses; those that are none in ASCII are passed over
   * @param text what the mail says before the link; whatever it holds, it makes no header
   * @param until when the link is void
   */
  record Question(
      String principal, String subject, List<String> to, String title, String text, Instant until) {
    public Question {
      to = List.copyOf(to);
    }
  }
}
