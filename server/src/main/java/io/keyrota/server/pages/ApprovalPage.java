package io.keyrota.server.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Approvals;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.mail.MailRoom;
import io.keyrota.server.mail.MailRoom.Followed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where links in mail lead. To look changes nothing, however many mail scanners and browsers look
 * beforehand; only pressing a button, which is a POST, decides, once.
 */
public final class ApprovalPage {
  private final MailRoom mail;
  private final Approvals approvals;
  private final ServiceCalls calls;
  private final Store store;
  private final Supplier<Instant> clock;

  public ApprovalPage(
      MailRoom mail,
      Approvals approvals,
      ServiceCalls calls,
      Store store,
      Supplier<Instant> clock) {
    this.mail = mail;
    this.approvals = approvals;
    this.calls = calls;
    this.store = store;
    this.clock = clock;
  }

  /** The page with two buttons. */
  RawResponse show(String token) {
    Snapshot seen = store.snapshot();
    return mail.follow(token, clock.get(), seen)
        .flatMap(link -> approvals.find(link.subject(), seen))
        .map(shown -> Answers.html(200, question(shown)))
        .orElseGet(ApprovalPage::isVoid);
  }

  /** What a button does: the form is {@code decision=approve} or {@code decision=reject}. */
  RawResponse decide(String token, RawRequest request) {
    String form = new String(request.body(), US_ASCII).strip();
    if (!form.equals("decision=approve") && !form.equals("decision=reject")) {
      return Answers.html(400, page("Nothing was decided", "<p>Press one of the two buttons.</p>"));
    }
    boolean approved = form.equals("decision=approve");
    Instant now = clock.get();
    Optional<Followed> link = mail.follow(token, now, store.snapshot());
    if (link.isEmpty()) {
      return isVoid();
    }
    boolean decided;
    try {
      decided = decided(token, link.get(), approved, now);
    } catch (Refusal refusal) {
      return Answers.html(
          409, page("Nothing was decided", "<p>" + Answers.escaped(refusal.message()) + "</p>"));
    }
    return decided
        ? Answers.html(
            200,
            page(approved ? "Approved" : "Rejected", "<p>Thank you. You can close this page.</p>"))
        : isVoid();
  }

  private boolean decided(String token, Followed link, boolean approved, Instant now) {
    return calls.act(
        new ServiceCalls.Act(
            link.account(), link.principal(), approved ? "ApproveByMail" : "RejectByMail", now),
        link.region(),
        (call, seen) -> {
          // Once more in the commit's own look: two people may press at a time.
          Optional<Followed> still = mail.follow(token, now, seen);
          if (still.isEmpty() || approvals.find(link.subject(), seen).isEmpty()) {
            return Outcome.of(false);
          }
          List<Change> changes =
              new ArrayList<>(approvals.decided(call, link.subject(), approved, seen));
          // Whoever decides may withdraw the subject's links, this one among them.
          changes.removeIf(change -> change.identity().equals(still.get().used().identity()));
          changes.add(still.get().used());
          return new Outcome<>(true, changes);
        });
  }

  private static RawResponse isVoid() {
    return Answers.html(
        404,
        page(
            "This link is not valid",
            "<p>It was used already, its time is over, or a newer mail has taken its place.</p>"));
  }

  private static String question(Approvals.Shown shown) {
    StringBuilder body = new StringBuilder("<dl>");
    for (Approvals.Line line : shown.lines()) {
      body.append("<dt>")
          .append(Answers.escaped(line.name()))
          .append("</dt><dd>")
          .append(Answers.escaped(line.value()))
          .append("</dd>");
    }
    body.append("</dl>")
        .append(button("approve", "Approve"))
        .append(button("reject", "Reject"))
        .append("<p>If you did not expect this, reject it.</p>");
    return page(shown.title(), body.toString());
  }

  private static String button(String decision, String name) {
    return "<form method=\"post\"><button name=\"decision\" value=\""
        + decision
        + "\">"
        + name
        + "</button></form>";
  }

  private static String page(String title, String body) {
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + Answers.escaped(title)
        + "</title></head><body><h1>"
        + Answers.escaped(title)
        + "</h1>"
        + body
        + "</body></html>\n";
  }
}
