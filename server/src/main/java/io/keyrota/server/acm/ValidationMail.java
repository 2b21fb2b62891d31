package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.CertificateStatus;
import io.keyrota.rules.acm.DomainValidation;
import io.keyrota.rules.acm.ValidationEmails;
import io.keyrota.rules.acm.ValidationMethod;
import io.keyrota.rules.acm.X509Facts;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Mail;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The mail that asks the owners of a name to approve its certificate. */
record ValidationMail(Mail mail) {
  private static final String SEPARATOR = " ";

  /** Whether mail can be sent at all. */
  boolean possible() {
    return mail.isConfigured();
  }

  /**
   * What sends the mail about one name to the five addresses of its validation domain, with a link
   * that approves or rejects. Older links of the name are void from then on.
   */
  List<Change> ask(Call call, Certificate certificate, DomainValidation name, Snapshot seen) {
    String account = certificate.arn().account().digits();
    return mail.ask(
        call,
        new Mail.Question(
            PrivateKeys.PRINCIPAL,
            subject(certificate.arn(), name.name()),
            ValidationEmails.of(name.validationDomain()),
            "Certificate approval for " + name.name(),
            "The account "
                + account
                + " asks for a certificate for "
                + name.name()
                + ".\n\nCertificate: "
                + certificate.arn()
                + "\nNames: "
                + String.join(", ", certificate.names())
                + "\n\nApprove or reject it here:",
            until(certificate)),
        seen);
  }

  private static Instant until(Certificate certificate) {
    return certificate.status() == CertificateStatus.PENDING_VALIDATION
        ? certificate.proving().plus(CertificateLife.PROVING)
        : certificate.facts().map(X509Facts::notAfter).orElse(certificate.proving());
  }

  /** What makes all links of a certificate void. */
  List<Change> withdraw(Certificate certificate, Snapshot seen) {
    List<Change> changes = new ArrayList<>();
    for (DomainValidation name : certificate.validations()) {
      if (name.method() == ValidationMethod.EMAIL) {
        changes.addAll(mail.withdraw(subject(certificate.arn(), name.name()), seen));
      }
    }
    return changes;
  }

  /** What a link is about: a certificate and one of its names. */
  static String subject(CertificateArn arn, String name) {
    return arn.text() + SEPARATOR + name;
  }

  /** The two of a subject: the ARN and the name. */
  static String[] parts(String subject) {
    return subject.split(SEPARATOR, 2);
  }
}
