package io.keyrota.rules.acm;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.acm.CertificateSchedule.Task;
import io.keyrota.rules.acm.DomainFinding.RecordSeen;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.dns.CaaRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The states of a certificate as tables. */
class CertificateLifeTest {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  private static final CaaPolicy CAA = new CaaPolicy(Set.of("amazon.com"));
  private static final CertificateSchedule SCHEDULE =
      new CertificateSchedule(ValidityPolicy.STANDARD, 30);
  private static final CertificateArn ARN =
      new CertificateArn(
          new AccountId("111122223333"),
          new Region("us-east-1"),
          "01234567-89ab-7def-8123-456789abcdef");
  private static final X509Facts FACTS =
      new X509Facts(
          "0a",
          "CN=example.com",
          "CN=ca",
          List.of("example.com"),
          START,
          START.plus(Duration.ofDays(198)).minusSeconds(1),
          "SHA256WITHRSA",
          List.of(),
          List.of());
  private static final Certificate.Use USE = new Certificate.Use("lb", "listener");

  private static Certificate requested() {
    return CertificateLife.requested(
        new CertificateLife.Wanted(
            ARN,
            CertificateType.AMAZON_ISSUED,
            KeyAlgorithm.RSA_2048,
            List.of("example.com"),
            List.of(DomainValidation.pending("example.com", ValidationMethod.DNS, "example.com")),
            true,
            AcmTags.NONE),
        START);
  }

  private static Certificate proved(Certificate certificate, Instant now) {
    return CertificateLife.found(
            certificate,
            "example.com",
            new DomainFinding(RecordSeen.RIGHT, Optional.of(List.of())),
            CAA,
            now)
        .orElseThrow();
  }

  private static Certificate issued() {
    return CertificateLife.issued(proved(requested(), START), FACTS, START);
  }

  /** One certificate in each state that a certificate can come to. */
  private static Map<CertificateStatus, Certificate> states() {
    Map<CertificateStatus, Certificate> states = new EnumMap<>(CertificateStatus.class);
    states.put(CertificateStatus.PENDING_VALIDATION, requested());
    states.put(CertificateStatus.ISSUED, issued());
    states.put(CertificateStatus.EXPIRED, CertificateEnd.expired(issued(), START));
    states.put(CertificateStatus.VALIDATION_TIMED_OUT, CertificateEnd.timedOut(requested()));
    states.put(
        CertificateStatus.REVOKED,
        CertificateEnd.revoked(issued(), RevocationReason.UNSPECIFIED, START));
    states.put(
        CertificateStatus.FAILED,
        CertificateEnd.failed(requested(), Optional.of(FailureReason.OTHER)));
    return states;
  }

  private static String outcome(Consumer<Certificate> rule, Certificate certificate) {
    try {
      rule.accept(certificate);
      return "ok";
    } catch (Refusal refusal) {
      return refusal.code().replace("Exception", "");
    }
  }

  @Test
  void whatMayBeAskedOfACertificateFollowsFromItsState() {
    String table =
        """
        PENDING_VALIDATION RequestInProgress RequestInProgress Validation RequestInProgress
        ISSUED ok ok Validation Validation
        EXPIRED ok Validation Validation Validation
        VALIDATION_TIMED_OUT ResourceNotFound ResourceNotFound Validation Validation
        REVOKED ok Validation Conflict Validation
        FAILED ResourceNotFound ResourceNotFound Validation Validation
        """;
    StringBuilder found = new StringBuilder();
    states().entrySet().stream()
        .sorted(
            java.util.Comparator.comparingInt(
                entry ->
                    List.of(
                            "PENDING_VALIDATION",
                            "ISSUED",
                            "EXPIRED",
                            "VALIDATION_TIMED_OUT",
                            "REVOKED",
                            "FAILED")
                        .indexOf(entry.getKey().name())))
        .forEach(
            entry ->
                found
                    .append(entry.getKey())
                    .append(' ')
                    .append(outcome(CertificateRules::needSigned, entry.getValue()))
                    .append(' ')
                    .append(outcome(CertificateRules::needExportable, entry.getValue()))
                    .append(' ')
                    .append(outcome(CertificateRules::needRevocable, entry.getValue()))
                    .append(' ')
                    .append(outcome(CertificateRules::needRenewable, entry.getValue()))
                    .append('\n'));
    assertThat(found.toString()).isEqualTo(table);
  }

  @Test
  void timeAsksOnlyForWhatTheStateAllows() {
    states()
        .forEach(
            (status, certificate) -> {
              Optional<Task> late =
                  SCHEDULE.dueAt(certificate, START.plus(Duration.ofDays(10_000)));
              switch (status) {
                case PENDING_VALIDATION -> assertThat(late).contains(Task.TIME_OUT);
                case ISSUED -> assertThat(late).contains(Task.EXPIRE);
                default -> {
                  assertThat(late).isEmpty();
                  assertThat(SCHEDULE.next(certificate)).isEmpty();
                }
              }
            });
  }

  @Test
  void onlyWhatIsInUseOrExportedIsRenewed() {
    Certificate unused = issued();
    assertThat(unused.eligibility()).isEqualTo(RenewalEligibility.INELIGIBLE);
    Instant due = FACTS.notAfter().minus(Duration.ofDays(45));
    assertThat(SCHEDULE.dueAt(unused, due)).isEmpty();
    Certificate used = unused.usedBy(USE);
    assertThat(SCHEDULE.dueAt(used, due.minusSeconds(1))).isEmpty();
    assertThat(SCHEDULE.dueAt(used, due)).contains(Task.BEGIN_RENEWAL);
    Certificate exported = CertificateLife.exported(unused, START);
    assertThat(exported.eligibility()).isEqualTo(RenewalEligibility.ELIGIBLE);
    Certificate again = CertificateLife.issued(exported, FACTS, START);
    assertThat(again.eligibility()).isEqualTo(RenewalEligibility.INELIGIBLE);
    assertThat(again.everExported()).isTrue();
  }

  @Test
  void noticesComeOnTheirDaysAndOnceEach() {
    Instant begin = FACTS.notAfter().minus(Duration.ofDays(45));
    Certificate renewing = CertificateLife.renewing(issued().usedBy(USE), begin);
    assertThat(SCHEDULE.dueAt(renewing, begin)).isEmpty();
    Certificate absent =
        CertificateLife.found(
                renewing,
                "example.com",
                new DomainFinding(RecordSeen.ABSENT, Optional.of(List.of())),
                CAA,
                begin)
            .orElseThrow();
    assertThat(absent.renewal().orElseThrow().status()).isEqualTo(RenewalStatus.PENDING_VALIDATION);
    Certificate noticed = absent;
    for (int days : CertificateSchedule.NOTICES) {
      Instant at = FACTS.notAfter().minus(Duration.ofDays(days));
      assertThat(SCHEDULE.dueAt(noticed, at)).contains(Task.NOTICE);
      assertThat(CertificateSchedule.noticeAt(noticed, at)).isEqualTo(days);
      noticed = CertificateLife.noticed(CertificateLife.told(noticed, at), days);
      assertThat(SCHEDULE.dueAt(noticed, at)).isNotEqualTo(Optional.of(Task.NOTICE));
    }
    assertThat(CertificateEnd.expired(noticed, FACTS.notAfter()).renewal().orElseThrow().status())
        .isEqualTo(RenewalStatus.FAILED);
  }

  @Test
  void nothingIsProvedWithoutItsAuthorizations() {
    Certificate certificate = requested();
    DomainFinding unknown = new DomainFinding(RecordSeen.RIGHT, Optional.empty());
    assertThat(CertificateLife.found(certificate, "example.com", unknown, CAA, START)).isEmpty();
    DomainFinding other =
        new DomainFinding(
            RecordSeen.RIGHT, Optional.of(List.of(new CaaRecord(0, "issue", "other.example"))));
    Certificate failed =
        CertificateLife.found(certificate, "example.com", other, CAA, START).orElseThrow();
    assertThat(failed.status()).isEqualTo(CertificateStatus.FAILED);
    assertThat(failed.failure()).contains(FailureReason.CAA_ERROR);
    assertThat(CertificateLife.ready(certificate, START)).isFalse();
    Certificate proved = proved(certificate, START);
    assertThat(CertificateLife.ready(proved, START)).isTrue();
    Instant late = START.plus(CertificateLife.CAA_FRESH).plusSeconds(1);
    assertThat(CertificateLife.ready(proved, late)).isFalse();
    assertThat(CertificateLife.asking(proved, late).awaited()).containsExactly("example.com");
    assertThat(
            CertificateLife.found(
                certificate,
                "other.example",
                new DomainFinding(RecordSeen.RIGHT, Optional.of(List.of())),
                CAA,
                START))
        .isEmpty();
  }

  @Test
  void whatARefusedRenewalLeavesIsBegunByHandOnly() {
    Instant begin = FACTS.notAfter().minus(Duration.ofDays(45));
    Certificate renewing = CertificateLife.renewing(issued().usedBy(USE), begin);
    Certificate refused = CertificateEnd.refused(proved(renewing, begin), begin);
    assertThat(refused.status()).isEqualTo(CertificateStatus.ISSUED);
    assertThat(refused.renewal().orElseThrow().status()).isEqualTo(RenewalStatus.FAILED);
    assertThat(SCHEDULE.dueAt(refused, begin)).isEmpty();
    assertThat(outcome(CertificateRules::needRenewable, refused)).isEqualTo("ok");
  }
}
