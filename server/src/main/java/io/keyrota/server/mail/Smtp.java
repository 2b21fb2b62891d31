package io.keyrota.server.mail;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Hands mail to a relay by SMTP (RFC 5321), one connection a mail. */
public final class Smtp {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

  private final SmtpRelay relay;
  private final MailAddress from;

  public Smtp(SmtpRelay relay, MailAddress from) {
    this.relay = relay;
    this.from = from;
  }

  /** Who sends it all. */
  public MailAddress from() {
    return from;
  }

  /**
   * Returns when the relay has taken the mail for all of its readers. It waits for the network: up
   * to about half a minute.
   *
   * @param at the date in it
   * @throws MailUnavailable when it has not; no reader, or some, may then have it
   */
  public void send(Message message, Instant at) throws MailUnavailable {
    try (SmtpConnection connection = SmtpConnection.open(relay)) {
      connection.hello(from.domain());
      connection.command("MAIL FROM:<" + from + ">", 250);
      for (MailAddress reader : message.to()) {
        connection.command("RCPT TO:<" + reader + ">", 250, 251);
      }
      connection.command("DATA", 354);
      connection.content(written(message, at));
      connection.quit();
    } catch (IOException e) {
      throw new MailUnavailable("the mail relay cannot be reached", false, e);
    }
  }

  private String written(Message message, Instant at) {
    return String.join(
        "\r\n",
        "Date: " + DATE.format(at.atOffset(ZoneOffset.UTC)),
        "From: <" + from + ">",
        "To: "
            + message.to().stream()
                .map(reader -> "<" + reader + ">")
                .collect(Collectors.joining(",\r\n ")),
        "Message-ID: <" + message.id() + ">",
        "Subject: " + message.encodedSubject(),
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        message.encodedText(),
        "");
  }
}
