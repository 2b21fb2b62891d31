package io.keyrota.rules.acm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The life of a certificate: from one state to the next. Each step refuses nothing: whether it may
 * be taken is decided before, by {@link CertificateSchedule} for what time asks and by {@link
 * CertificateRules} for what callers ask.
 */
public final class CertificateLife {
  /** How long names may take to be proved. */
  public static final Duration PROVING = Duration.ofDays(3);

  /**
   * How old the CAA records may be that a signature relies on; the Baseline Requirements give 8 h.
   */
  public static final Duration CAA_FRESH = Duration.ofHours(1);

  private CertificateLife() {}

  /** What a request asks for. */
  public record Wanted(
      CertificateArn arn,
      CertificateType type,
      KeyAlgorithm keyAlgorithm,
      List<String> names,
      List<DomainValidation> validations,
      boolean exportable,
      AcmTags tags) {}

  /** A new request: its names wait to be proved. */
  public static Certificate requested(Wanted wanted, Instant now) {
    return requested(wanted, Optional.empty(), now);
  }

  /** A certificate that an ACME client ordered, for names that were proved beforehand: issued. */
  public static Certificate ordered(
      Wanted wanted, Certificate.AcmeOrigin client, X509Facts facts, Instant now) {
    return issued(requested(wanted, Optional.of(client), now), facts, now);
  }

  private static Certificate requested(
      Wanted wanted, Optional<Certificate.AcmeOrigin> acme, Instant now) {
    return new Certificate(
        wanted.arn(),
        wanted.type(),
        wanted.keyAlgorithm(),
        wanted.names(),
        wanted.exportable(),
        CertificateStatus.PENDING_VALIDATION,
        Optional.empty(),
        wanted.validations(),
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        wanted.tags(),
        0,
        Optional.empty(),
        acme,
        Optional.empty());
  }

  /** A certificate made elsewhere. */
  public static Certificate imported(
      CertificateArn arn, KeyAlgorithm keyAlgorithm, X509Facts facts, AcmTags tags, Instant now) {
    List<String> names = CertificateNames.imported(facts);
    Wanted wanted =
        new Wanted(arn, CertificateType.IMPORTED, keyAlgorithm, names, List.of(), false, tags);
    return reimported(requested(wanted, now), keyAlgorithm, facts, now);
  }

  /** Another certificate made elsewhere under the same ARN. */
  public static Certificate reimported(
      Certificate before, KeyAlgorithm keyAlgorithm, X509Facts facts, Instant now) {
    CertificateDraft draft = before.edit();
    draft.keyAlgorithm = keyAlgorithm;
    draft.names = CertificateNames.imported(facts);
    draft.status = CertificateStatus.ISSUED;
    draft.imported = Optional.of(now);
    draft.facts = Optional.of(facts);
    draft.told = Optional.empty();
    draft.version = before.version() + 1;
    return draft.done();
  }

  /**
   * What follows from what was found about a domain.
   *
   * @param domain without a star; all names of it that wait are judged
   * @return empty when nothing follows
   */
  public static Optional<Certificate> found(
      Certificate certificate, String domain, DomainFinding finding, CaaPolicy caa, Instant now) {
    Certificate next = Migrations.found(certificate, domain, finding, now);
    for (DomainValidation proof : next.proofs()) {
      if (next.underProof() && proof.domain().equals(domain) && !proof.complete()) {
        next = judged(next, proof, finding, caa, now);
      }
    }
    return next.equals(certificate) ? Optional.empty() : Optional.of(next);
  }

  private static Certificate judged(
      Certificate certificate,
      DomainValidation proof,
      DomainFinding finding,
      CaaPolicy caa,
      Instant now) {
    boolean proved =
        proof.status() == DomainStatus.SUCCESS
            || (proof.method() == ValidationMethod.DNS
                && finding.record() == DomainFinding.RecordSeen.RIGHT);
    if (finding.caa().isPresent() && !caa.allows(proof.name(), finding.caa().get())) {
      return hindered(certificate, proof, FailureReason.CAA_ERROR, now);
    }
    if (!proved) {
      return finding.record() == DomainFinding.RecordSeen.ABSENT
          ? waiting(certificate, Optional.empty(), now)
          : certificate;
    }
    // The name counts as proved only together with its CAA records: one look, one answer.
    return finding.caa().isEmpty()
        ? certificate
        : with(certificate, proof.name(), p -> p.proved(now).caaChecked(now), now);
  }

  /** The owner of a name approved by e-mail; its CAA records are still to be asked. */
  public static Certificate approved(Certificate certificate, String name, Instant now) {
    return with(certificate, name, p -> p.proved(now), now);
  }

  /** The addresses of that domain are asked about the name from now on. */
  public static Certificate askingAt(
      Certificate certificate, String name, String validationDomain, Instant now) {
    return with(certificate, name, p -> p.askedAt(validationDomain), now);
  }

  /** The owner of a name said no, or a name may not be certified. */
  public static Certificate denied(
      Certificate certificate, String name, FailureReason reason, Instant now) {
    return certificate.proofs().stream()
        .filter(proof -> proof.name().equals(name))
        .findFirst()
        .map(proof -> hindered(certificate, proof, reason, now))
        .orElse(certificate);
  }

  private static Certificate hindered(
      Certificate certificate, DomainValidation proof, FailureReason reason, Instant now) {
    if (certificate.status() != CertificateStatus.PENDING_VALIDATION) {
      // A renewal is tried until the certificate's end: the owner may mend it.
      return waiting(certificate, Optional.of(reason), now);
    }
    return CertificateEnd.failed(
        with(certificate, proof.name(), DomainValidation::failed, now), Optional.of(reason));
  }

  private static Certificate waiting(
      Certificate certificate, Optional<FailureReason> reason, Instant now) {
    Optional<Renewal> renewal = certificate.renewal().filter(Renewal::open);
    if (renewal.isEmpty()
        || (renewal.get().status() == RenewalStatus.PENDING_VALIDATION
            && renewal.get().reason().equals(reason))) {
      return certificate;
    }
    CertificateDraft draft = certificate.edit();
    draft.renewal = Optional.of(renewal.get().now(RenewalStatus.PENDING_VALIDATION, reason, now));
    return draft.done();
  }

  private static Certificate with(
      Certificate certificate, String name, UnaryOperator<DomainValidation> change, Instant now) {
    List<DomainValidation> next = new ArrayList<>();
    for (DomainValidation proof : certificate.proofs()) {
      next.add(proof.name().equals(name) ? change.apply(proof) : proof);
    }
    CertificateDraft draft = certificate.edit();
    if (certificate.status() == CertificateStatus.PENDING_VALIDATION) {
      draft.validations = next;
    } else {
      draft.renewal = certificate.renewal().map(renewal -> renewal.with(next, now));
    }
    return draft.done();
  }

  /** Whether every name is proved and its CAA records were asked a short time ago. */
  public static boolean ready(Certificate certificate, Instant now) {
    return certificate.underProof()
        && allComplete(certificate)
        && stale(certificate, now).isEmpty();
  }

  /** Whether every name is proved and was allowed by its CAA records, however long ago. */
  public static boolean allComplete(Certificate certificate) {
    return certificate.proofs().stream().allMatch(DomainValidation::complete);
  }

  /** The domains whose CAA records were asked too long ago to be relied on. */
  public static List<String> stale(Certificate certificate, Instant now) {
    return certificate.proofs().stream()
        .filter(proof -> isStale(proof, now))
        .map(DomainValidation::domain)
        .distinct()
        .toList();
  }

  /** The same certificate with those CAA records to be asked once more. */
  public static Certificate asking(Certificate certificate, Instant now) {
    Certificate next = certificate;
    for (DomainValidation proof : certificate.proofs()) {
      if (isStale(proof, now)) {
        next = with(next, proof.name(), DomainValidation::caaUnknown, now);
      }
    }
    return next;
  }

  private static boolean isStale(DomainValidation proof, Instant now) {
    return proof.caaChecked().filter(at -> at.plus(CAA_FRESH).isBefore(now)).isPresent();
  }

  /** Signed: for the first time, or anew at the end of a renewal. */
  public static Certificate issued(Certificate certificate, X509Facts facts, Instant now) {
    CertificateDraft draft = certificate.edit();
    draft.status = CertificateStatus.ISSUED;
    draft.facts = Optional.of(facts);
    draft.issued = Optional.of(now);
    draft.version = certificate.version() + 1;
    draft.told = Optional.empty();
    // What was exported is the version before: it does not renew again until exported anew.
    draft.exported = Optional.empty();
    if (certificate.status() == CertificateStatus.ISSUED) {
      draft.renewal =
          certificate
              .renewal()
              .map(renewal -> renewal.now(RenewalStatus.SUCCESS, Optional.empty(), now));
    }
    return draft.done();
  }

  /** A renewal begins: every name is to be proved again. */
  public static Certificate renewing(Certificate certificate, Instant now) {
    boolean byMail =
        certificate.validations().stream().anyMatch(v -> v.method() == ValidationMethod.EMAIL);
    CertificateDraft draft = certificate.edit();
    draft.renewal =
        Optional.of(
            new Renewal(
                byMail ? RenewalStatus.PENDING_VALIDATION : RenewalStatus.PENDING_AUTO_RENEWAL,
                certificate.validations().stream().map(DomainValidation::again).toList(),
                now,
                now,
                Optional.empty(),
                Optional.empty()));
    return draft.done();
  }

  /** The owner was told that a renewal waits for him. */
  public static Certificate noticed(Certificate certificate, int days) {
    CertificateDraft draft = certificate.edit();
    draft.renewal = certificate.renewal().map(renewal -> renewal.noticed(days));
    return draft.done();
  }

  /** The owner was told that it approaches its end. */
  public static Certificate told(Certificate certificate, Instant now) {
    CertificateDraft draft = certificate.edit();
    draft.told = Optional.of(now);
    return draft.done();
  }

  /** Exported, with its private key. */
  public static Certificate exported(Certificate certificate, Instant now) {
    CertificateDraft draft = certificate.edit();
    draft.exported = Optional.of(now);
    draft.everExported = true;
    return draft.done();
  }
}
