package io.keyrota.rules.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.DomainFinding.RecordSeen;
import io.keyrota.rules.acm.ValidityPolicy;
import io.keyrota.rules.acme.AcmeDomain.Status;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.text.RandomUuid;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The states of proofs and orders, what a proof covers, when a certificate is to be renewed. */
class AcmeLifeTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final AcmeArn ENDPOINT =
      AcmeArn.endpoint(
          new AccountId("111122223333"),
          new Region("eu-central-1"),
          "12345678-1234-4234-8234-123456789012");

  private static AcmeDomain begun() {
    return AcmeDomain.begun(
        ENDPOINT.child(AcmeArn.Kind.DOMAIN_VALIDATION, AcmeIds.of("x")),
        "example.com",
        DomainScope.EXACT,
        AcmTags.NONE,
        "",
        NOW);
  }

  private static AcmeDomain in(Status status) {
    return switch (status) {
      case VALIDATING -> begun();
      case VALID -> begun().found(RecordSeen.RIGHT, NOW);
      case INVALID -> begun().failed(AcmeDomain.Failure.TIMED_OUT, NOW);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "VALIDATING, RIGHT,   1, VALID,      24",
    "VALIDATING, ABSENT,  1, VALIDATING, 0",
    "VALIDATING, UNKNOWN, 1, VALIDATING, 0",
    "VALIDATING, RIGHT,  72, VALID,      24",
    "VALIDATING, ABSENT, 72, INVALID,    -1",
    "VALIDATING, UNKNOWN, 72, INVALID,   -1",
    "VALID,      RIGHT,  99, VALID,      24",
    "VALID,      ABSENT, 99, VALIDATING, 0",
    "VALID,      UNKNOWN, 99, VALID,     0",
    "INVALID,    RIGHT,   1, INVALID,    -1",
    "INVALID,    ABSENT,  1, INVALID,    -1",
    "INVALID,    UNKNOWN, 1, INVALID,    -1"
  })
  void whatALookAtTheRecordMeans(
      Status before, RecordSeen seen, int hours, Status after, int nextHours) {
    Instant at = NOW.plus(Duration.ofHours(hours));
    AcmeDomain found = in(before).found(seen, at);
    assertThat(found.status()).isEqualTo(after);
    if (nextHours < 0) {
      assertThat(found.due()).isEmpty();
    } else if (nextHours > 0) {
      assertThat(found.due()).contains(at.plus(Duration.ofHours(nextHours)));
    } else {
      assertThat(found.due().orElseThrow()).isBetween(at, at.plus(Duration.ofMinutes(31)));
    }
    assertThat(found.failure().isPresent()).isEqualTo(after == Status.INVALID);
  }

  @Test
  void aProofThatFailedBeginsAnewWhenItIsChanged() {
    AcmeDomain again =
        in(Status.INVALID).with(DomainScope.EXACT, Optional.empty(), NOW.plusSeconds(9));
    assertThat(again.status()).isEqualTo(Status.VALIDATING);
    assertThat(again.failure()).isEmpty();
    assertThat(again.due()).contains(NOW.plusSeconds(9));
    DomainScope wider = new DomainScope(true, true, false);
    AcmeDomain valid = in(Status.VALID).with(wider, Optional.empty(), NOW);
    assertThat(valid.status()).isEqualTo(Status.VALID);
    assertThat(valid.allows("a.b.example.com")).isTrue();
    assertThat(in(Status.VALIDATING).allows("example.com")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  false, false, example.com,        true",
    "true,  false, false, www.example.com,    false",
    "true,  false, false, *.example.com,      false",
    "false, true,  false, example.com,        false",
    "false, true,  false, www.example.com,    true",
    "false, true,  false, a.b.example.com,    true",
    "false, true,  false, *.example.com,      false",
    "false, false, true,  *.example.com,      true",
    "false, false, true,  *.www.example.com,  false",
    "false, true,  true,  *.www.example.com,  true",
    "true,  true,  true,  badexample.com,     false",
    "true,  true,  true,  com,                false"
  })
  void whatAScopeCovers(
      boolean exact, boolean subdomains, boolean wildcards, String name, boolean covered) {
    assertThat(new DomainScope(exact, subdomains, wildcards).covers("example.com", name))
        .isEqualTo(covered);
  }

  private static AcmeOrder order() {
    AcmeAccount account =
        new AcmeAccount(
            "a",
            ENDPOINT,
            ENDPOINT.child(AcmeArn.Kind.EXTERNAL_ACCOUNT_BINDING, "b"),
            "role",
            "{}",
            "t",
            List.of(),
            AcmeAccount.Status.VALID,
            0,
            NOW);
    return AcmeOrder.placed(
        "o", account, List.of("example.com", "b.example.com"), Optional.empty(), NOW);
  }

  @Test
  void anOrderIsReadyUntilItIsOverAndValidOnceItIsIssued() {
    Instant end = NOW.plus(AcmeOrder.KEPT);
    assertThat(order().statusAt(NOW)).isEqualTo(AcmeOrder.Status.READY);
    assertThat(order().statusAt(end.minusMillis(1))).isEqualTo(AcmeOrder.Status.READY);
    assertThat(order().statusAt(end)).isEqualTo(AcmeOrder.Status.INVALID);
    assertThat(order().issued("c").statusAt(end)).isEqualTo(AcmeOrder.Status.VALID);
    AcmeOrder less = order().givingUp("example.com");
    assertThat(less.givingUp("example.com")).isEqualTo(less);
    assertThat(less.statusAt(NOW)).isEqualTo(AcmeOrder.Status.INVALID);
    assertThat(less.authorizationAt("example.com", NOW)).isEqualTo("deactivated");
    assertThat(less.authorizationAt("b.example.com", NOW)).isEqualTo("valid");
    assertThat(less.authorizationAt("b.example.com", end)).isEqualTo("expired");
  }

  private static Json.Obj identifiers(String type, String... names) {
    return Json.Obj.of(
        Map.of(
            "identifiers",
            new Json.Arr(
                Arrays.stream(names)
                    .map(
                        name ->
                            (Json)
                                Json.Obj.of(
                                    Map.of(
                                        "type", new Json.Str(type), "value", new Json.Str(name))))
                    .toList())));
  }

  private static AcmeProblem.Type refused(Json.Obj payload) {
    return catchThrowableOfType(
            AcmeProblem.class, () -> OrderRequest.of(payload, AcmQuotas.STANDARD))
        .type();
  }

  @Test
  void anOrderNamesDnsNamesEachOnceInLowerCase() {
    assertThat(
            OrderRequest.of(
                    identifiers("dns", "WWW.example.com", "www.example.com", "*.example.com"),
                    AcmQuotas.STANDARD)
                .names())
        .containsExactly("www.example.com", "*.example.com");
    String longName = "a".repeat(63) + ".example.com";
    assertThat(
            OrderRequest.of(identifiers("dns", longName, "b.example.com"), AcmQuotas.STANDARD)
                .names())
        .containsExactly("b.example.com", longName);
    assertThat(OrderRequest.of(identifiers("dns", longName), AcmQuotas.STANDARD).names())
        .containsExactly(longName);
    assertThat(refused(identifiers("dns"))).isEqualTo(AcmeProblem.Type.MALFORMED);
    assertThat(refused(identifiers("ip", "192.0.2.1")))
        .isEqualTo(AcmeProblem.Type.UNSUPPORTED_IDENTIFIER);
    for (String bad : List.of("192.0.2.1", "localhost", "a..example.com", "*.*.example.com", "")) {
      assertThat(refused(identifiers("dns", bad)))
          .as(bad)
          .isEqualTo(AcmeProblem.Type.REJECTED_IDENTIFIER);
    }
    String[] many = new String[11];
    Arrays.setAll(many, i -> "n" + i + ".example.com");
    assertThat(refused(identifiers("dns", many))).isEqualTo(AcmeProblem.Type.REJECTED_IDENTIFIER);
  }

  @Test
  void arnsAreReadAsTheyAreWritten() {
    for (AcmeArn arn :
        List.of(
            ENDPOINT,
            ENDPOINT.child(AcmeArn.Kind.DOMAIN_VALIDATION, AcmeIds.of("a", "b")),
            ENDPOINT.child(
                AcmeArn.Kind.EXTERNAL_ACCOUNT_BINDING,
                RandomUuid.of(new byte[RandomUuid.BYTES]).toString()))) {
      assertThat(AcmeArn.parse(arn.text())).contains(arn);
      assertThat(arn.ofEndpoint()).isEqualTo(ENDPOINT);
    }
    assertThat(AcmeArn.parse(ENDPOINT.text() + "/acme-account/" + AcmeIds.of("a"))).isEmpty();
    assertThat(AcmeArn.parse(ENDPOINT.text().replace("1234-", "1234"))).isEmpty();
    assertThat(AcmeIds.of("ab", "c")).isNotEqualTo(AcmeIds.of("a", "bc"));
  }

  @ParameterizedTest
  @CsvSource({"198, 45", "98, 32", "6, 2"})
  void aCertificateIsToBeRenewedWhenAcmWould(int days, int before) {
    Instant end = NOW.plus(Duration.ofDays(days)).minusSeconds(1);
    RenewalInfo info = RenewalInfo.of(NOW, end, false, ValidityPolicy.STANDARD, NOW);
    assertThat(Duration.between(info.start(), end).toDays()).isEqualTo(before);
    assertThat(info.start()).isBefore(info.end());
    assertThat(Duration.between(info.end(), end))
        .isGreaterThan(Duration.between(info.start(), info.end()).multipliedBy(6));
    RenewalInfo over = RenewalInfo.of(NOW, end, true, ValidityPolicy.STANDARD, NOW);
    assertThat(over.start()).isBefore(over.end());
    assertThat(over.end()).isBefore(NOW);
  }

  /** RFC 9773, 4.1. */
  @Test
  void certificatesAreNamedAsTheRfcDoes() {
    RenewalInfo.Name name = RenewalInfo.Name.of("aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE");
    assertThat(name.text()).isEqualTo("aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE");
    assertThat(name.serial()).containsExactly(0, 0x87, 0x65, 0x43, 0x21);
    for (String bad : List.of("", ".", "AAAA", "AAAA.", ".AAAA", "AA=.AAAA", "A A.AAAA")) {
      assertThat(catchThrowableOfType(AcmeProblem.class, () -> RenewalInfo.Name.of(bad)).type())
          .isEqualTo(AcmeProblem.Type.MALFORMED);
    }
  }

  @Test
  void aBindingIsUsableUntilItExpiresOrIsRevoked() {
    AcmeBinding binding =
        new AcmeBinding(
            ENDPOINT.child(AcmeArn.Kind.EXTERNAL_ACCOUNT_BINDING, "b"),
            "role",
            "k",
            AcmTags.NONE,
            "",
            NOW,
            NOW,
            Optional.of(NOW.plusSeconds(60)),
            Optional.empty(),
            Optional.empty());
    assertThat(binding.usable(NOW.plusSeconds(59))).isTrue();
    assertThat(binding.usable(NOW.plusSeconds(60))).isFalse();
    assertThat(binding.revokedAt(NOW).usable(NOW)).isFalse();
    assertThat(binding.usedAt(NOW).lastUsed()).contains(NOW);
  }
}
