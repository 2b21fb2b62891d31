package io.keyrota.rules.acm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The move of a certificate from e-mail to DNS, in place. */
public final class Migrations {
  private Migrations() {}

  /**
   * Begins the move; it ends after 72 hours.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidStateException where names are not proved by
   *     e-mail, or the certificate is neither pending nor issued; ConflictException while it moves
   */
  public static Certificate begun(Certificate certificate, Instant now) {
    if (certificate.migration().filter(Certificate.Migration::open).isPresent()) {
      throw AcmRefusal.conflict(
          "The validation method of " + certificate.arn() + " is already being changed.");
    }
    boolean here =
        certificate.status() == CertificateStatus.PENDING_VALIDATION
            || certificate.status() == CertificateStatus.ISSUED;
    boolean byMail =
        certificate.validations().stream().anyMatch(v -> v.method() == ValidationMethod.EMAIL);
    if (!here || !byMail) {
      throw AcmRefusal.state(
          "The validation method of " + certificate.arn() + " cannot be changed to DNS.");
    }
    CertificateDraft draft = certificate.edit();
    draft.migration =
        Optional.of(
            new Certificate.Migration(
                certificate.validations().stream().map(v -> v.by(ValidationMethod.DNS)).toList(),
                now));
    if (certificate.status() == CertificateStatus.PENDING_VALIDATION) {
      draft.proving = now;
    }
    return draft.done();
  }

  /** What follows for the move from what was found about a domain. */
  static Certificate found(
      Certificate certificate, String domain, DomainFinding finding, Instant now) {
    Optional<Certificate.Migration> open =
        certificate.migration().filter(Certificate.Migration::open);
    if (open.isEmpty() || finding.record() != DomainFinding.RecordSeen.RIGHT) {
      return certificate;
    }
    List<DomainValidation> next =
        open.get().validations().stream()
            .map(v -> v.domain().equals(domain) ? v.proved(now) : v)
            .toList();
    CertificateDraft draft = certificate.edit();
    Certificate.Migration migration = new Certificate.Migration(next, open.get().begun());
    draft.migration = Optional.of(migration);
    if (!migration.open()) {
      draft.migration = Optional.empty();
      draft.validations = next;
      // What was being proved by mail is proved by the records; its CAA records are still asked.
      draft.renewal =
          certificate.renewal().map(renewal -> renewal.open() ? renewal.with(next, now) : renewal);
    }
    return draft.done();
  }

  /** The time for the move is over: it goes on by e-mail. */
  public static Certificate ended(Certificate certificate) {
    CertificateDraft draft = certificate.edit();
    draft.migration =
        certificate
            .migration()
            .map(
                migration ->
                    new Certificate.Migration(
                        migration.validations().stream()
                            .map(
                                v -> v.status() == DomainStatus.PENDING_VALIDATION ? v.failed() : v)
                            .toList(),
                        migration.begun()));
    return draft.done();
  }
}
