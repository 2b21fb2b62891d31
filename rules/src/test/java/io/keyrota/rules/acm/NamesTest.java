package io.keyrota.rules.acm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.dns.CaaRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, public suffixes, records, authorizations, validity. */
class NamesTest {
  private static final String LABEL = "a".repeat(63);

  private static List<String> requested(String name, String... others) {
    return CertificateNames.requested(name, List.of(others), AcmQuotas.STANDARD);
  }

  @Test
  void namesAreLowerCaseAndStandOnceTheFirstInFront() {
    assertThat(requested("WWW.Example.com", "example.com", "www.example.COM", "*.example.com"))
        .containsExactly("www.example.com", "example.com", "*.example.com");
  }

  private static List<String> imported(String subject, String... alternative) {
    return CertificateNames.imported(
        new X509Facts(
            "01",
            subject,
            "CN=somebody",
            List.of(alternative),
            Instant.EPOCH,
            Instant.EPOCH,
            "SHA256WITHRSA",
            List.of(),
            List.of()));
  }

  @Test
  void anImportedCertificateIsNamedByItsCommonNameFirst() {
    assertThat(imported("O=Keyrota,CN=example.com")).containsExactly("example.com");
    assertThat(imported("CN=*.example.com")).containsExactly("*.example.com");
    assertThat(imported("CN=example.com", "www.example.com", "Example.com"))
        .containsExactly("Example.com", "www.example.com");
    assertThat(imported("CN=example.com", "www.example.com"))
        .containsExactly("example.com", "www.example.com");
    assertThat(imported("CN=Some Authority", "www.example.com")).containsExactly("www.example.com");
    assertThat(imported("CN=1.2.3.4")).isEmpty();
    assertThat(imported("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "*.example.com",
        "xn--bcher-kva.example",
        "xn--mgba3a4f16a.example",
        "a-b.example.com",
        "1.example.com"
      })
  void namesThatCanBe(String name) {
    assertThat(requested(name)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example",
        "*.com.",
        "a.*.example.com",
        "**.example.com",
        "-a.example.com",
        "a-.example.com",
        "ab--cd.example.com",
        "xn--.example.com",
        "xn--99999999999.example.com",
        "127.0.0.1",
        "exa_mple.com",
        "exam ple.com",
        "b\u00fccher.example"
      })
  void namesThatCannotBe(String name) {
    assertThatThrownBy(() -> requested(name))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("InvalidParameterException"));
  }

  @Test
  void theFirstNameHas64OctetsAndAnotherOne253() {
    String longest = String.join(".", LABEL, LABEL, LABEL, "a".repeat(61));
    assertThat(longest).hasSize(253);
    assertThat(requested("example.com", longest)).hasSize(2);
    assertThatThrownBy(() -> requested("example.com", longest + "a")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> requested("a".repeat(61) + ".com")).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, true",
    "*.example.com, www.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, a.b.example.com, false",
    "example.com, www.example.com, false"
  })
  void aWildcardServesOneLevel(String name, String host, boolean serves) {
    assertThat(CertificateNames.serves(name, host)).isEqualTo(serves);
  }

  @Test
  void publicSuffixesAreExactOnesLevelsAndExceptions() {
    PublicSuffixes suffixes =
        PublicSuffixes.of(
            """
            // a comment
            com
            co.uk
            *.ck
            !www.ck
            // ===BEGIN PRIVATE DOMAINS===
            github.io
            """);
    assertThat(List.of("com", "uk", "anything", "co.uk", "a.ck")).allMatch(suffixes::contains);
    assertThat(List.of("example.com", "example.co.uk", "www.ck", "a.b.ck", "github.io"))
        .noneMatch(suffixes::contains);
  }

  @Test
  void aRecordIsConstantForAccountAndDomain() {
    AccountId one = new AccountId("111122223333");
    AccountId other = new AccountId("444455556666");
    assertThat(ValidationRecord.of(one, "example.com"))
        .isEqualTo(ValidationRecord.of(one, "example.com"))
        .isNotEqualTo(ValidationRecord.of(other, "example.com"))
        .isNotEqualTo(ValidationRecord.of(one, "example.org"));
    assertThat(ValidationRecord.of(one, "example.com").name())
        .isNotEqualTo(ValidationRecord.of(other, "example.com").name());
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, '', true",
    "example.com, 0 issue \"amazon.com\", true",
    "example.com, 0 issue \"AMAZON.com; policy=ev\", true",
    "example.com, 0 issue \"other.example\", false",
    "example.com, 0 issue \";\", false",
    "example.com, 0 issuewild \"other.example\", true",
    "*.example.com, 0 issuewild \"other.example\", false",
    "*.example.com, 0 issuewild \"amazon.com\", true",
    "*.example.com, 0 issue \"other.example\", false",
    "example.com, 128 unknown \"x\", false",
    "example.com, 0 unknown \"x\", true",
    "example.com, 0 iodef \"mailto:a@example.com\", true"
  })
  void authorizationsAreReadAsRfc8659Says(String name, String record, boolean allowed) {
    List<CaaRecord> records =
        record.isEmpty() ? List.of() : List.of(CaaRecord.of(record).orElseThrow());
    assertThat(new CaaPolicy(Set.of("amazon.com")).allows(name, records)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-17T23:59:59Z, 395, 60",
    "2026-02-18T00:00:00Z, 198, 45",
    "2027-03-15T00:00:00Z, 98, 32",
    "2029-03-14T23:59:59Z, 98, 32",
    "2029-03-15T00:00:00Z, 45, 15"
  })
  void livesShortenWithTheStepsOfTheForum(Instant issued, long days, long before) {
    Duration life = ValidityPolicy.STANDARD.validityAt(issued);
    assertThat(life).isEqualTo(Duration.ofDays(days));
    assertThat(ValidityPolicy.STANDARD.renewBefore(life).toDays()).isEqualTo(before);
  }

  @Test
  void settingsWinUnlessTheyMakeNoSense() {
    ValidityPolicy set =
        new ValidityPolicy(Optional.of(Duration.ofDays(10)), Optional.of(Duration.ofDays(20)));
    assertThat(set.validityAt(Instant.EPOCH)).isEqualTo(Duration.ofDays(10));
    assertThat(set.renewBefore(Duration.ofDays(30))).isEqualTo(Duration.ofDays(20));
    assertThat(set.renewBefore(Duration.ofDays(10)).toHours()).isEqualTo(80);
  }

  @Test
  void aNameIsLookedUpEverMoreSeldomAndAtLeastEveryHalfHour() {
    Instant since = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(CheckPace.next(since, since)).isEqualTo(since.plusSeconds(10));
    Instant later = since.plus(Duration.ofMinutes(8));
    assertThat(CheckPace.next(since, later)).isEqualTo(later.plus(Duration.ofMinutes(2)));
    Instant day = since.plus(Duration.ofDays(1));
    assertThat(CheckPace.next(since, day)).isEqualTo(day.plus(Duration.ofMinutes(30)));
  }

  @Test
  void distinguishedNamesAreReadWithTheirEscapes() {
    DistinguishedName name = DistinguishedName.parse("CN=a\\, b,O=Example+OU=x,C=DE");
    assertThat(name.first("cn")).contains("a, b");
    assertThat(name.first("OU")).contains("x");
    assertThat(name.first("C")).contains("DE");
    assertThat(DistinguishedName.parse("").attributes()).isEmpty();
  }
}
