package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTermsTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Instant NOW = Instant.parse("2026-11-24T10:11:12.987Z");

  @ParameterizedTest
  @CsvSource({
    "user, , 43200",
    "user, 900, 900",
    "user, 129600, 129600",
    "root, , 3600",
    "root, 900, 900",
    "root, 3600, 3600",
    "root, 3601, 3600",
    "root, 129600, 3600"
  })
  void aSessionLives(String who, Integer asked, long seconds) {
    SessionTerms terms = SessionTerms.of(caller(who, Optional.empty()), asked, NOW);
    assertThat(terms.created()).isEqualTo("2026-11-24T10:11:12Z");
    assertThat(Duration.between(terms.created(), terms.expires())).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "iam, GetUser, InvalidClientTokenId",
    "iam, ListAccessKeys, InvalidClientTokenId",
    "sts, GetSessionToken, AccessDenied",
    "sts, GetAccessKeyInfo, AccessDenied",
    "sts, GetFederationToken, AccessDenied",
    "sts, GetCallerIdentity, ",
    "sts, AssumeRole, ",
    "kms, Encrypt, "
  })
  void sessionCredentialsAreKeptFrom(String prefix, String operation, String code) {
    Optional<Caller.Credential> session =
        Optional.of(
            new Caller.Credential(
                "ASIAX", Optional.of(new Caller.Session("AKIAX", NOW, NOW.plusSeconds(900)))));
    for (String who : new String[] {"user", "root"}) {
      assertThat(SessionTerms.refusal(caller(who, session), prefix, operation).map(Refusal::code))
          .isEqualTo(Optional.ofNullable(code));
    }
  }

  @Test
  void saysItInAwsWords() {
    Optional<Caller.Credential> session =
        Optional.of(
            new Caller.Credential("ASIAX", Optional.of(new Caller.Session("AKIAX", NOW, NOW))));
    Caller caller = caller("user", session);
    assertThat(SessionTerms.refusal(caller, "sts", "GetSessionToken").map(Refusal::message))
        .contains("Cannot call GetSessionToken with session credentials");
    assertThat(SessionTerms.refusal(caller, "iam", "GetUser").map(Refusal::message))
        .contains("The security token included in the request is invalid");
  }

  @Test
  void longTermCredentialsAndServicesAreNotKeptFromAnything() {
    Optional<Caller.Credential> longTerm =
        Optional.of(new Caller.Credential("AKIAX", Optional.empty()));
    assertThat(SessionTerms.refusal(caller("user", longTerm), "iam", "GetUser")).isEmpty();
    assertThat(SessionTerms.refusal(caller("user", longTerm), "sts", "GetSessionToken")).isEmpty();
    assertThat(
            SessionTerms.refusal(
                new Caller.Service(ACCOUNT, "sts.amazonaws.com"), "sts", "GetSessionToken"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mfa, iam, GetUser, ",
    "mfa, sts, GetSessionToken, AccessDenied",
    "role, iam, GetUser, ",
    "role, sts, AssumeRole, ",
    "role, sts, GetAccessKeyInfo, ",
    "role, sts, GetSessionToken, AccessDenied",
    "role, sts, GetFederationToken, AccessDenied",
    "federated, iam, GetUser, InvalidClientTokenId",
    "federated, sts, AssumeRole, AccessDenied",
    "federated, sts, GetCallerIdentity, ",
    "federated, kms, Encrypt, "
  })
  void eachKindOfSessionHasItsOwnLimits(
      String who, String prefix, String operation, @Nullable String code) {
    Caller.Session session = new Caller.Session("AKIAX", NOW, NOW.plusSeconds(900));
    Optional<Caller.Credential> plain =
        Optional.of(new Caller.Credential("ASIAX", Optional.of(session)));
    Caller caller =
        switch (who) {
          case "mfa" ->
              caller(
                  "user",
                  Optional.of(new Caller.Credential("ASIAX", Optional.of(session.withMfa(NOW)))));
          case "role" -> new Caller.AssumedRole(ACCOUNT, "/", "Deploy", "AROAX", "run", plain);
          default -> new Caller.FederatedUser(ACCOUNT, "Bob", caller("user", plain), plain);
        };
    assertThat(SessionTerms.refusal(caller, prefix, operation).map(Refusal::code))
        .isEqualTo(Optional.ofNullable(code));
  }

  private static Caller caller(String who, Optional<Caller.Credential> credential) {
    return who.equals("root")
        ? new Caller.Root(ACCOUNT, credential)
        : new Caller.User(ACCOUNT, "/", "alice", "AIDAALICE", Set.of(), credential);
  }
}
