package io.keyrota.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.rules.iam.TokenIssuer.Algorithm;
import io.keyrota.rules.iam.TokenIssuer.IssuerKey;
import io.keyrota.server.store.Document;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of issuers, of this format and the one before. */
final class TokenIssuerTableTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @Test
  void aRowIsReadAsItWasWrittenAndDueWhenTheIssuerIs() {
    TokenIssuer issuer =
        new TokenIssuer(
            new AccountId("111122223333"),
            "id",
            "https://keys.example.com/issuer/id",
            true,
            List.of(
                new IssuerKey(Algorithm.RS256, 3, "arn:rsa", "n", "e", NOW),
                new IssuerKey(Algorithm.ES384, 0, "arn:curve", "x", "y", NOW.plusSeconds(1))));
    Document written = TokenIssuerTable.TABLE.write(issuer);
    assertThat(TokenIssuerTable.TABLE.read(2, written)).isEqualTo(issuer);
    assertThat(TokenIssuerTable.TABLE.due(issuer)).isEqualTo(issuer.due().orElseThrow());
  }

  /** As the program wrote it that knew one key of each kind. */
  @Test
  void theKeysOfFormatOneHaveSignedForLongEnough() {
    Document old =
        Document.builder()
            .put("account", "111122223333")
            .put("id", "id")
            .put("url", "https://keys.example.com/issuer/id")
            .put("enabled", true)
            .put("rsa", key("arn:rsa", "n", "AQAB"))
            .put("curve", key("arn:curve", "x", "y"))
            .build();
    TokenIssuer issuer = TokenIssuerTable.TABLE.read(1, old);
    assertThat(issuer.signer(Algorithm.RS256, NOW).id()).isEqualTo("RSA_0");
    assertThat(issuer.signer(Algorithm.ES384, NOW).arn()).isEqualTo("arn:curve");
    assertThat(issuer.wanting(NOW)).containsExactly(Algorithm.values());
    assertThat(issuer.outdated(NOW)).isEmpty();
  }

  private static Document key(String arn, String first, String second) {
    return Document.builder().put("arn", arn).put("first", first).put("second", second).build();
  }
}
