package io.keyrota.rules.acm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A certificate while a few of its members are being changed. */
final class CertificateDraft {
  private final Certificate before;
  KeyAlgorithm keyAlgorithm;
  List<String> names;
  CertificateStatus status;
  Optional<FailureReason> failure;
  List<DomainValidation> validations;
  Instant proving;
  Optional<Instant> issued;
  Optional<Instant> imported;
  Optional<Certificate.Revocation> revocation;
  Optional<X509Facts> facts;
  Optional<Renewal> renewal;
  Optional<Certificate.Migration> migration;
  Optional<Instant> exported;
  boolean everExported;
  List<Certificate.Use> uses;
  AcmTags tags;
  long version;
  Optional<Instant> told;
  Optional<Instant> due;

  CertificateDraft(Certificate certificate) {
    before = certificate;
    keyAlgorithm = certificate.keyAlgorithm();
    names = certificate.names();
    status = certificate.status();
    failure = certificate.failure();
    validations = certificate.validations();
    proving = certificate.proving();
    issued = certificate.issued();
    imported = certificate.imported();
    revocation = certificate.revocation();
    facts = certificate.facts();
    renewal = certificate.renewal();
    migration = certificate.migration();
    exported = certificate.exported();
    everExported = certificate.everExported();
    uses = certificate.uses();
    tags = certificate.tags();
    version = certificate.version();
    told = certificate.told();
    due = certificate.due();
  }

  Certificate done() {
    return new Certificate(
        before.arn(),
        before.type(),
        keyAlgorithm,
        names,
        before.exportable(),
        status,
        failure,
        validations,
        proving,
        before.created(),
        issued,
        imported,
        revocation,
        facts,
        renewal,
        migration,
        exported,
        everExported,
        uses,
        tags,
        version,
        told,
        before.acme(),
        due);
  }
}
