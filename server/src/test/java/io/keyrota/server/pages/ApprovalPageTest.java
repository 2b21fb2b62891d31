package io.keyrota.server.pages;

import static io.keyrota.server.pages.PagesHouse.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.store.DocumentFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link in a mail decides once, by a button, for whoever holds it. */
class ApprovalPageTest {
  private static final String APPROVE = "decision=approve";
  private static final String REJECT = "decision=reject";

  private PagesHouse house;

  @BeforeEach
  void open() throws IOException {
    house = new PagesHouse();
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  /** The path of the link in the next mail. */
  private String link() {
    house.live(Duration.ofSeconds(1));
    return house
        .mailbox
        .take()
        .text()
        .strip()
        .replaceFirst("(?s).*" + PagesHouse.URL + "(/approve/\\S+)$", "$1");
  }

  @Test
  void aMailAsksAllReadersAndItsLinkShowsWhatItIsAbout() {
    house.question("example.com", "admin@example.com", "no address", "webmaster@example.com");
    house.live(Duration.ofSeconds(1));
    var mail = house.mailbox.take();
    assertThat(mail.to()).containsExactly("admin@example.com", "webmaster@example.com");
    assertThat(mail.header()).contains("Subject: Approval of example.com");
    assertThat(mail.text()).startsWith("Somebody asks.").contains(PagesHouse.URL + "/approve/");
    String path = mail.text().strip().replaceFirst("(?s).*(/approve/)", "$1");
    assertThat(path).hasSize("/approve/".length() + 43);
    RawResponse page = house.get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(text(page))
        .contains("<h1>Approve &lt;this&gt;?</h1>", "&lt;b&gt;example.com", "method=\"post\"")
        .doesNotContain("<b>", "<script");
    assertThat(page.headers())
        .contains(
            new Header("Referrer-Policy", "no-referrer"), new Header("Cache-Control", "no-store"));
  }

  @Test
  void lookingDecidesNothingHoweverOften() {
    house.question("example.com", "admin@example.com");
    String path = link();
    for (int i = 0; i < 5; i++) {
      assertThat(house.get(path).status()).isEqualTo(200);
      assertThat(house.ask("HEAD", path, new byte[0]).status()).isEqualTo(200);
    }
    assertThat(house.votes("example.com")).isZero();
  }

  @Test
  void aButtonDecidesOnceInTheAskersName() {
    house.question("example.com", "admin@example.com");
    String path = link();
    house.audited.clear();
    assertThat(text(house.post(path, APPROVE))).contains("Approved");
    assertThat(house.votes("example.com")).isEqualTo(1);
    AuditEntry entry = house.audited.getFirst();
    assertThat(entry.eventName()).isEqualTo("ApproveByMail");
    assertThat(entry.accountId()).isEqualTo(PagesHouse.ACCOUNT.digits());
    assertThat(entry.awsRegion()).isEqualTo(PagesHouse.REGION.name());
    for (String again : List.of(APPROVE, REJECT)) {
      assertThat(house.post(path, again).status()).isEqualTo(404);
    }
    assertThat(house.get(path).status()).isEqualTo(404);
    assertThat(house.votes("example.com")).isEqualTo(1);
  }

  @Test
  void aRejectionCountsToo() {
    house.question("example.com", "admin@example.com");
    assertThat(text(house.post(link(), REJECT))).contains("Rejected");
    assertThat(house.votes("example.com")).isEqualTo(-1);
  }

  @Test
  void whatIsNoButtonDecidesNothing() {
    house.question("example.com", "admin@example.com");
    String path = link();
    for (String form : List.of("", "decision=", "decision=approve&x=1", "decision=APPROVE")) {
      assertThat(house.post(path, form).status()).isEqualTo(400);
    }
    assertThat(house.votes("example.com")).isZero();
    assertThat(house.get(path).status()).isEqualTo(200);
  }

  @Test
  void guessedTokensAndTokensOfTheRowAreVoid() {
    house.question("example.com", "admin@example.com");
    String path = link();
    String row =
        house.store.due(List.of("mail-link"), house.now().plus(Duration.ofDays(9)), 9).stream()
            .map(due -> due.identity().id())
            .findFirst()
            .orElseThrow();
    for (String guess :
        List.of("x", path.substring(9) + "A", path.substring(9, 51), row, "%00", "A".repeat(43))) {
      assertThat(house.get("/approve/" + guess).status()).as(guess).isEqualTo(404);
      assertThat(house.post("/approve/" + guess, APPROVE).status()).as(guess).isEqualTo(404);
    }
    assertThat(house.votes("example.com")).isZero();
  }

  @Test
  void aNewerMailMakesTheOlderLinkVoid() {
    house.question("example.com", "admin@example.com");
    String older = link();
    house.question("example.com", "admin@example.com");
    String newer = link();
    assertThat(house.post(older, APPROVE).status()).isEqualTo(404);
    assertThat(house.post(newer, APPROVE).status()).isEqualTo(200);
  }

  @Test
  void aLinkEndsAfterItsTime() {
    house.question("example.com", "admin@example.com");
    String path = link();
    house.live(Duration.ofDays(3));
    assertThat(house.post(path, APPROVE).status()).isEqualTo(404);
    assertThat(house.store.due(List.of("mail-link"), house.now(), 1)).isEmpty();
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsVoid() {
    house.question("gone", "admin@example.com");
    String path = link();
    assertThat(house.get(path).status()).isEqualTo(404);
    assertThat(house.post(path, APPROVE).status()).isEqualTo(404);
    assertThat(house.votes("gone")).isZero();
  }

  @Test
  void aRelayThatHasNoTimeIsAskedAgainAndOneThatRefusesIsNot() {
    house.mailbox.answer("RCPT", "451 later");
    house.question("example.com", "admin@example.com");
    house.live(Duration.ofHours(5));
    assertThat(house.mailbox.size()).isZero();
    house.mailbox.relent();
    house.live(Duration.ofHours(2));
    assertThat(house.mailbox.take().to()).containsExactly("admin@example.com");

    house.mailbox.answer("RCPT", "550 never");
    house.question("example.com", "admin@example.com");
    house.live(Duration.ofHours(1));
    house.mailbox.relent();
    house.live(Duration.ofDays(1));
    assertThat(house.mailbox.size()).isZero();
  }

  @Test
  void aRelayThatNeverAnswersIsGivenUpAfterThreeDays() {
    house.mailbox.answer("MAIL", "421 busy");
    house.question("example.com", "admin@example.com");
    house.live(Duration.ofDays(4));
    assertThat(house.audited).extracting(AuditEntry::eventName).contains("GiveUpMail");
    assertThat(house.store.due(List.of("outgoing-mail"), house.now(), 1)).isEmpty();
  }

  @Test
  void theLinkLiesOnNoDiskInTheClear() {
    house.question("example.com", "admin@example.com");
    List<byte[]> documents =
        house.store.documents().values().stream().map(DocumentFormat::encode).toList();
    String token = link().substring("/approve/".length());
    assertThat(documents).hasSize(2);
    documents.forEach(
        document ->
            assertThat(new String(document, StandardCharsets.ISO_8859_1))
                .contains("example.com")
                .doesNotContain(token, "/approve/"));
    house.audited.forEach(
        entry ->
            assertThat(new String(entry.record(), StandardCharsets.UTF_8)).doesNotContain(token));
  }
}
