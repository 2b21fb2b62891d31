package io.keyrota.server.sts;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.SessionTerms;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.iam.TestSealer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens of format 1, sealed under a fixed key: whoever holds one keeps it until it expires. */
class SessionTokenGolden {
  private static final String OF_USER =
      "ATExMTEyMjIyMzMzMwAAAAAAAAAAAAAAAFw6eh6L/5ttPwbAef3oWmXzt4yvzXVnzSPOh3As3cMVz3eu"
          + "nUuikuAjlvjeJZ9zA5C2rj2n9d7TEfzr6AHRpxw4doyvcWYdhSXCEgMPTRvoIGAEL30TA4hnKIxGDc2h"
          + "E2NvtqX4xYs5FeK7utvnrYv7GgiX4Q==";
  private static final String OF_ROOT =
      "ATExMTEyMjIyMzMzMwAAAAAAAAAAAAAAAFw6eh6L/5ttPwbAef3oWmXzos3yyH9/ySrKkmEtyMoIy2K/"
          + "nF6rj9JAndL7FpZjL7+9uzyrn82lEeji43SJjy0sVrKTRlEemCnGbQR9Sxr01ypgVj0bv0SdzM2uCP/7"
          + "SA==";
  private static final String KEY = "ASIAQEXAMPLEEXAMPLE1";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  private final TestSealer sealer = new TestSealer(byte[]::new);

  @Test
  void aUsersTokenOpensForEver() {
    keeps(token(Optional.of("AIDAQEXAMPLEEXAMPLEEX")), OF_USER);
  }

  @Test
  void theRootsTokenOpensForEver() {
    keeps(token(Optional.empty()), OF_ROOT);
  }

  private void keeps(SessionToken session, String token) {
    try (Secret secret = Secret.ofText(SECRET);
        Secret made = session.seal(secret, sealer)) {
      assertThat(made.revealText()).isEqualTo(token);
    }
    try (Secret kept = SessionToken.secret(KEY, token, sealer)) {
      assertThat(kept.revealText()).isEqualTo(SECRET);
    }
    assertThat(SessionToken.open(KEY, token, sealer)).contains(session);
  }

  private static SessionToken token(Optional<String> userId) {
    return new SessionToken(
        KEY,
        new AccountId("111122223333"),
        userId,
        "AKIAQEXAMPLEEXAMPLE2",
        new SessionTerms(
            Instant.parse("2026-11-24T10:11:12Z"), Instant.parse("2026-11-24T22:11:12Z")));
  }
}
