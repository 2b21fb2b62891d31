package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.DomainStatus;
import io.keyrota.rules.acm.DomainValidation;
import io.keyrota.rules.acm.FailureReason;
import io.keyrota.rules.acm.ValidationMethod;
import io.keyrota.server.aws.Approvals;
import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the owners of names answer to the mail about them. */
final class MailApprovals implements Approvals {
  private final AcmWorks works;

  MailApprovals(AcmWorks works) {
    this.works = works;
  }

  /** A certificate and the name of it that waits for an answer. */
  private record Asked(Certificate certificate, DomainValidation name) {}

  private static Optional<Asked> asked(String subject, Snapshot seen) {
    String[] parts = ValidationMail.parts(subject);
    return parts.length < 2
        ? Optional.empty()
        : CertificateArn.parse(parts[0])
            .flatMap(arn -> CertificateTable.find(arn, seen))
            .filter(Certificate::underProof)
            .flatMap(
                certificate ->
                    certificate.proofs().stream()
                        .filter(proof -> proof.name().equals(parts[1]))
                        .filter(proof -> proof.method() == ValidationMethod.EMAIL)
                        .filter(proof -> proof.status() == DomainStatus.PENDING_VALIDATION)
                        .findFirst()
                        .map(proof -> new Asked(certificate, proof)));
  }

  @Override
  public Optional<Shown> find(String subject, Snapshot seen) {
    return asked(subject, seen)
        .map(
            asked ->
                new Shown(
                    "Approve a certificate for " + asked.name().name() + "?",
                    List.of(
                        new Line("Domain name", asked.name().name()),
                        new Line("All names", String.join(", ", asked.certificate().names())),
                        new Line("AWS account", asked.certificate().arn().account().digits()),
                        new Line("Region", asked.certificate().arn().region().name()),
                        new Line("Certificate", asked.certificate().arn().text()))));
  }

  @Override
  public List<Change> decided(Call call, String subject, boolean approved, Snapshot seen) {
    Optional<Asked> asked = asked(subject, seen);
    if (asked.isEmpty()) {
      return List.of();
    }
    Certificate before = asked.get().certificate();
    String name = asked.get().name().name();
    Certificate after =
        approved
            ? CertificateLife.approved(before, name, call.now())
            : CertificateLife.denied(
                before, name, FailureReason.DOMAIN_VALIDATION_DENIED, call.now());
    List<Change> changes =
        new ArrayList<>(CertificateChanges.of(before, after, works, call.now(), seen));
    if (!after.underProof()) {
      changes.addAll(works.mail().withdraw(before, seen));
    }
    return changes;
  }
}
