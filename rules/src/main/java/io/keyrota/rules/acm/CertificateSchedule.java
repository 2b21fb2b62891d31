package io.keyrota.rules.acm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What time asks of a certificate, and when.
 *
 * @param policy when renewals begin
 * @param daysBeforeExpiry from how many days before the end its approach is told, once a day
 */
public record CertificateSchedule(ValidityPolicy policy, int daysBeforeExpiry) {
  /** Days before the end on which the owner of a renewal that does not go on is told. */
  public static final List<Integer> NOTICES = List.of(45, 30, 15, 7, 3, 1);

  /** How long those of ACME clients are kept after their end: nobody may delete them. */
  public static final Duration KEPT = Duration.ofDays(365);

  private static final Duration DAY = Duration.ofDays(1);

  /** What is to be done, one thing at a time, in this order. */
  public enum Task {
    END_MIGRATION,
    TIME_OUT,
    ISSUE,
    EXPIRE,
    BEGIN_RENEWAL,
    NOTICE,
    TELL_APPROACH,
    FORGET
  }

  /** The first thing that is due at that instant, if any is. */
  public Optional<Task> dueAt(Certificate certificate, Instant now) {
    return Stream.of(Task.values())
        .filter(task -> at(task, certificate).filter(due -> !due.isAfter(now)).isPresent())
        .findFirst();
  }

  /** When the next thing is due; empty when time wants nothing of it any more. */
  public Optional<Instant> next(Certificate certificate) {
    return Stream.of(Task.values())
        .flatMap(task -> at(task, certificate).stream())
        .min(Instant::compareTo);
  }

  private Optional<Instant> at(Task task, Certificate certificate) {
    boolean live = certificate.status() == CertificateStatus.ISSUED;
    return switch (task) {
      case END_MIGRATION ->
          certificate
              .migration()
              .filter(Certificate.Migration::open)
              .map(migration -> migration.begun().plus(CertificateLife.PROVING));
      case TIME_OUT ->
          certificate.status() == CertificateStatus.PENDING_VALIDATION
              ? Optional.of(certificate.proving().plus(CertificateLife.PROVING))
              : Optional.empty();
      case ISSUE ->
          certificate.underProof() && CertificateLife.allComplete(certificate)
              ? certificate.proofs().stream()
                  .flatMap(proof -> proof.caaChecked().stream())
                  .max(Instant::compareTo)
              : Optional.empty();
      case EXPIRE -> live ? certificate.facts().map(X509Facts::notAfter) : Optional.empty();
      case BEGIN_RENEWAL ->
          live
                  && !certificate.underProof()
                  && !hasFailed(certificate)
                  && certificate.eligibility() == RenewalEligibility.ELIGIBLE
              ? certificate.facts().map(this::renewal)
              : Optional.empty();
      case NOTICE -> live && certificate.underProof() ? notice(certificate) : Optional.empty();
      case TELL_APPROACH -> live ? approach(certificate) : Optional.empty();
      case FORGET ->
          live || certificate.acme().isEmpty()
              ? Optional.empty()
              : certificate.facts().map(facts -> facts.notAfter().plus(KEPT));
    };
  }

  /** A renewal that the authority refused does not begin again by itself. */
  private static boolean hasFailed(Certificate certificate) {
    return certificate.renewal().filter(r -> r.status() == RenewalStatus.FAILED).isPresent();
  }

  /** When a certificate's renewal begins. */
  public Instant renewal(X509Facts facts) {
    return facts.notAfter().minus(policy.renewBefore(facts.life()));
  }

  /**
   * When the owner is told that the renewal waits for him: at once when a name is found unproved,
   * or when none is known to be by the next of the days.
   */
  private static Optional<Instant> notice(Certificate certificate) {
    Renewal renewal = certificate.renewal().orElseThrow();
    Instant end = certificate.facts().orElseThrow().notAfter();
    boolean waiting = renewal.status() == RenewalStatus.PENDING_VALIDATION;
    return NOTICES.stream()
        .filter(days -> renewal.noticed().map(last -> days < last).orElse(true))
        .map(days -> end.minus(DAY.multipliedBy(days)))
        .filter(at -> waiting || at.isAfter(renewal.begun()))
        .findFirst();
  }

  /** Of the days on which the owner is told, the one that counts at that instant. */
  public static int noticeAt(Certificate certificate, Instant now) {
    Instant end = certificate.facts().orElseThrow().notAfter();
    return NOTICES.reversed().stream()
        .filter(days -> !end.minus(DAY.multipliedBy(days)).isAfter(now))
        .findFirst()
        .orElse(NOTICES.getFirst());
  }

  private Optional<Instant> approach(Certificate certificate) {
    Instant end = certificate.facts().orElseThrow().notAfter();
    Instant first = end.minus(DAY.multipliedBy(daysBeforeExpiry));
    Instant next = first;
    if (certificate.told().isPresent() && !certificate.told().get().isBefore(first)) {
      long days = Duration.between(first, certificate.told().get()).toDays() + 1;
      next = first.plus(DAY.multipliedBy(days));
    }
    return next.isBefore(end) ? Optional.of(next) : Optional.empty();
  }
}
