package io.keyrota.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.DocumentFormat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What format 1 of each table looks like, and that it is read for ever. */
class TablesGolden {
  private static final long MILLIS = 1_795_515_072_987L;
  private static final Instant AT = Instant.ofEpochMilli(MILLIS);

  @Test
  void links() {
    Document document =
        Document.builder()
            .put("id", "ab")
            .put("account", "111122223333")
            .put("region", "eu-central-1")
            .put("principal", "acm.amazonaws.com")
            .put("subject", "arn example.com")
            .put("until", MILLIS)
            .build();
    Link link =
        new Link(
            "ab",
            new AccountId("111122223333"),
            new Region("eu-central-1"),
            "acm.amazonaws.com",
            "arn example.com",
            AT);
    assertThat(LinkTable.TABLE.kind()).isEqualTo("mail-link");
    assertThat(LinkTable.TABLE.read(1, document)).isEqualTo(link);
    assertThat(DocumentFormat.encode(LinkTable.TABLE.write(link)))
        .isEqualTo(DocumentFormat.encode(document));
    assertThat(LinkTable.TABLE.due(link)).isEqualTo(AT);
    assertThat(LinkTable.TABLE.owner(link)).isEqualTo("arn example.com");
  }

  @Test
  void outgoingMail() {
    Document document =
        Document.builder()
            .put("id", "cd")
            .put("to", List.of("admin@example.com"))
            .put("subject", "Approve")
            .put("text", new byte[] {1, 2})
            .put("created", MILLIS)
            .put("due", MILLIS + 1)
            .build();
    OutgoingMail mail =
        new OutgoingMail(
            "cd",
            List.of("admin@example.com"),
            "Approve",
            new Sealed(new byte[] {1, 2}),
            AT,
            AT.plusMillis(1));
    assertThat(OutgoingMailTable.TABLE.kind()).isEqualTo("outgoing-mail");
    assertThat(OutgoingMailTable.TABLE.read(1, document)).isEqualTo(mail);
    assertThat(DocumentFormat.encode(OutgoingMailTable.TABLE.write(mail)))
        .isEqualTo(DocumentFormat.encode(document));
    assertThat(OutgoingMailTable.TABLE.due(mail)).isEqualTo(AT.plusMillis(1));
  }
}
