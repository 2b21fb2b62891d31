package io.keyrota.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.testkit.Mailbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail arrives as it was written, and nothing in it becomes more than text. */
class SmtpTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final List<MailAddress> READERS =
      List.of(MailAddress.of("admin@example.com"), MailAddress.of("postmaster@example.com"));

  private Mailbox mailbox;
  private Smtp smtp;

  @BeforeEach
  void open() throws IOException {
    mailbox = new Mailbox();
    smtp =
        new Smtp(new SmtpRelay("127.0.0.1", mailbox.port()), MailAddress.of("ca@keyrota.example"));
  }

  @AfterEach
  void close() throws IOException {
    mailbox.close();
  }

  private Mailbox.Mail send(String subject, String text) throws MailUnavailable {
    smtp.send(new Message("1@keyrota.example", READERS, subject, text), NOON);
    return mailbox.take();
  }

  @Test
  void arrivesWithItsHeaderAndText() throws MailUnavailable {
    Mailbox.Mail mail = send("Certificate approval", "Grüße\r\n.\r\n..dots\r\n");
    assertThat(mail.from()).isEqualTo("ca@keyrota.example");
    assertThat(mail.to()).containsExactly("admin@example.com", "postmaster@example.com");
    assertThat(mail.header())
        .contains(
            "Date: Thu, 26 Nov 2026 12:00:00 +0000",
            "From: <ca@keyrota.example>",
            "To: <admin@example.com>, <postmaster@example.com>",
            "Message-ID: <1@keyrota.example>",
            "Subject: Certificate approval");
    assertThat(mail.text()).isEqualTo("Grüße\r\n.\r\n..dots\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: victim@example.com",
        "a\nBcc: victim@example.com\n\nbody",
        "a\rBcc: x",
        "ü\r\n\r\n.\r\nMAIL FROM:<x@y>",
        "a\u2028b\u0000c",
        "=?UTF-8?Q?x?=",
      })
  void aSubjectIsOneFieldWhateverItHolds(String subject) throws MailUnavailable {
    Mailbox.Mail mail = send(subject, subject);
    assertThat(mail.header()).hasSize(9);
    assertThat(mail.header()).noneMatch(field -> field.startsWith("Bcc"));
    assertThat(mail.text()).isEqualTo(subject);
    assertThat(mail.lines()).allMatch(line -> line.length() <= 998);
    assertThat(mailbox.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b\r\nRCPT TO:<x@y>",
        "a b@example.com",
        "<a@example.com>",
        "\"a\"@example.com",
        "a@exa mple.com",
        "a@-example.com",
        "a@[127.0.0.1]",
        ".a@example.com",
        "ä@example.com",
        "@example.com",
        "a@",
        "a"
      })
  void whatCouldBreakOutOfACommandIsNoAddress(String text) {
    assertThatThrownBy(() -> MailAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsRefusalsForGoodFromThoseForNow() {
    mailbox.answer("RCPT", "550 no such user");
    assertThatThrownBy(() -> send("s", "t"))
        .isInstanceOfSatisfying(MailUnavailable.class, e -> assertThat(e.forGood()).isTrue())
        .hasMessage("the mail relay answered 550 to RCPT");
    mailbox.answer("RCPT", "450 later");
    assertThatThrownBy(() -> send("s", "t"))
        .isInstanceOfSatisfying(MailUnavailable.class, e -> assertThat(e.forGood()).isFalse());
    mailbox.answer("RCPT", "what");
    assertThatThrownBy(() -> send("s", "t")).hasMessage("the mail relay cannot be reached");
  }

  @Test
  void aRelayThatIsNotThereIsUnavailable() throws IOException {
    int free;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = nobody.getLocalPort();
    }
    Smtp gone = new Smtp(new SmtpRelay("127.0.0.1", free), MailAddress.of("a@example.com"));
    assertThatThrownBy(() -> gone.send(new Message("1@example.com", READERS, "s", "t"), NOON))
        .isInstanceOfSatisfying(MailUnavailable.class, e -> assertThat(e.forGood()).isFalse());
  }
}
