package io.keyrota.rules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionConditionsTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Instant BEGAN = Instant.parse("2026-11-24T10:11:12Z");
  private static final Instant NOW = BEGAN.plusSeconds(90).plusMillis(7);

  @Test
  void longTermCredentialsBringNothing() {
    Caller.Credential key = new Caller.Credential("AKIAX", Optional.empty());
    assertThat(SessionConditions.of(new Caller.Root(ACCOUNT, Optional.of(key)), NOW)).isEmpty();
    assertThat(SessionConditions.of(new Caller.Service(ACCOUNT, "x"), NOW)).isEmpty();
  }

  @Test
  void aPlainSessionSaysWhenItBeganAndThatNoCodeWasChecked() {
    Caller.Session session = new Caller.Session("AKIAX", BEGAN, BEGAN.plusSeconds(900));
    assertThat(SessionConditions.of(root(session), NOW))
        .isEqualTo(
            Map.of(
                "aws:TokenIssueTime",
                List.of("2026-11-24T10:11:12Z"),
                "aws:MultiFactorAuthPresent",
                List.of("false")));
  }

  @Test
  void whatASessionKeepsIsThere() {
    SequencedMap<String, String> tags = new LinkedHashMap<>();
    tags.put("Team", "blue");
    Caller.Session session =
        new Caller.Session(
                "AKIAX",
                BEGAN,
                BEGAN.plusSeconds(900),
                List.of(),
                List.of(),
                tags,
                Set.of(),
                Optional.of("alice"),
                Optional.empty(),
                false,
                Map.of("aws:FederatedProvider", List.of("e.com")))
            .withMfa(BEGAN.minusSeconds(10));
    assertThat(SessionConditions.of(root(session), NOW))
        .isEqualTo(
            Map.of(
                "aws:TokenIssueTime",
                List.of("2026-11-24T10:11:12Z"),
                "aws:MultiFactorAuthPresent",
                List.of("true"),
                "aws:MultiFactorAuthAge",
                List.of("100"),
                "aws:SourceIdentity",
                List.of("alice"),
                "aws:PrincipalTag/Team",
                List.of("blue"),
                "aws:FederatedProvider",
                List.of("e.com")));
  }

  private static Caller root(Caller.Session session) {
    return new Caller.Root(
        ACCOUNT, Optional.of(new Caller.Credential("ASIAX", Optional.of(session))));
  }
}
