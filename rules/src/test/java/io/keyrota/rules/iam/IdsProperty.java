package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.secret.Secret;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class IdsProperty {

  @Property(tries = 300)
  void anAccessKeyIdHasAwsFormAndNamesItsAccount(
      @ForAll("accounts") AccountId account, @ForAll @Size(5) byte[] entropy) {
    String id = AccessKeyId.longTerm(account, entropy);
    assertThat(id).matches("AKIA[A-Z2-7]{16}");
    assertThat(AccessKeyId.account(id)).contains(account);
    assertThat(AccessKeyId.isSession(id)).isFalse();
    assertThat(AccessKeyId.isValid(id)).isTrue();
  }

  @Property(tries = 300)
  void aSessionIdDiffersOnlyInItsPrefix(
      @ForAll("accounts") AccountId account, @ForAll @Size(5) byte[] entropy) {
    String id = AccessKeyId.session(account, entropy);
    assertThat(id).isEqualTo("ASIA" + AccessKeyId.longTerm(account, entropy).substring(4));
    assertThat(AccessKeyId.account(id)).contains(account);
    assertThat(AccessKeyId.isSession(id)).isTrue();
  }

  @Property(tries = 300)
  void everyTextIsReadWithoutAnAccident(@ForAll("texts") String text) {
    AccessKeyId.account(text).ifPresent(account -> assertThat(account.digits()).hasSize(12));
  }

  @Property(tries = 300)
  void aUserIdHasAwsForm(@ForAll @Size(11) byte[] entropy) {
    assertThat(UniqueId.USER.of(entropy)).matches("AIDA[A-Z2-7]{17}");
  }

  @Property(tries = 300)
  void aSecretHasFortyCharactersAndItsEntropyIsErased(@ForAll @Size(30) byte[] entropy) {
    try (Secret secret = SecretAccessKey.of(entropy)) {
      assertThat(secret.revealText()).matches("[A-Za-z0-9+/]{40}");
      assertThat(entropy).containsOnly(0);
    }
  }

  @Example
  void anIdOfTheTimeBeforeAccountsWereCodedNamesNone() {
    assertThat(AccessKeyId.account("AKIAIOSFODNN7EXAMPLE")).isEmpty();
    assertThat(AccessKeyId.account("AKIA0189ABCDEFGHIJKL")).isEmpty();
    assertThat(AccessKeyId.account("ROOT")).isEmpty();
  }

  @Example
  void anIdGivenFromOutsideMayBeAnyWord() {
    assertThat(AccessKeyId.isValid("a")).isTrue();
    assertThat(AccessKeyId.isValid("my_root_key")).isTrue();
    assertThat(AccessKeyId.isValid("")).isFalse();
    assertThat(AccessKeyId.isValid("with space")).isFalse();
    assertThat(AccessKeyId.isValid("schlüssel")).isFalse();
    assertThat(AccessKeyId.isValid("x".repeat(129))).isFalse();
  }

  @Provide
  Arbitrary<AccountId> accounts() {
    return Arbitraries.strings().numeric().ofLength(12).map(AccountId::new);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings()
            .withChars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
            .ofLength(16)
            .map(s -> "AKIA" + s),
        Arbitraries.strings().ofLength(16).map(s -> "ASIA" + s));
  }
}
