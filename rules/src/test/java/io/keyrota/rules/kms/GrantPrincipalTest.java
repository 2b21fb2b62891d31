package io.keyrota.rules.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Vouched;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantPrincipalTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Caller ROOT = new Caller.Root(ACCOUNT, Optional.empty());
  private static final Caller USER =
      new Caller.User(ACCOUNT, "/p/", "ada", "AIDAADA", Set.of(), Optional.empty());

  static Stream<Arguments> callers() {
    String iam = "arn:aws:iam::111122223333:";
    String sts = "arn:aws:sts::111122223333:";
    return Stream.of(
        Arguments.of(ROOT, new String[] {iam + "root", "111122223333"}),
        Arguments.of(USER, new String[] {iam + "user/p/ada", "111122223333/AIDAADA"}),
        Arguments.of(
            new Caller.AssumedRole(ACCOUNT, "/", "r", "AROAR", "s", Optional.empty()),
            new String[] {sts + "assumed-role/r/s", iam + "role/r", "111122223333/AROAR"}),
        Arguments.of(
            new Caller.FederatedUser(ACCOUNT, "f", USER, Optional.empty()),
            new String[] {sts + "federated-user/f"}),
        Arguments.of(
            new Caller.Service(ACCOUNT, "acm.amazonaws.com"), new String[] {"acm.amazonaws.com"}),
        Arguments.of(
            new Vouched.WebIdentityUser(ACCOUNT, iam + "oidc-provider/p", "a", "s"),
            new String[] {}),
        Arguments.of(new Caller.Unknown(Optional.empty()), new String[] {}));
  }

  @ParameterizedTest
  @MethodSource("callers")
  void aCallerHasTheGrantsOfItsNames(Caller caller, String[] names) {
    assertThat(GrantPrincipal.namesOf(caller)).containsExactly(names);
  }

  @Test
  void whatIsKeptHasAnAccountAndAName() {
    String kept = GrantPrincipal.of(ACCOUNT, "AIDAADA");
    assertThat(GrantPrincipal.account(kept)).contains(ACCOUNT);
    assertThat(GrantPrincipal.name(kept)).isEqualTo("AIDAADA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:user/ada",
        "arn:aws:sts::111122223333:assumed-role/r/s",
        "111122223333",
        "acm.amazonaws.com",
        "11112222333/AIDAADA",
        ""
      })
  void everybodyElseIsKeptByName(String name) {
    assertThat(GrantPrincipal.account(name)).isEmpty();
    assertThat(GrantPrincipal.name(name)).isEqualTo(name);
  }
}
