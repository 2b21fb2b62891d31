package io.keyrota.server.acm;

import io.keyrota.models.acm.DnsValidationChallenge;
import io.keyrota.models.acm.DomainValidationSummary;
import io.keyrota.models.acm.EmailValidationChallenge;
import io.keyrota.models.acm.ListCertificateDomainValidationsRequest;
import io.keyrota.models.acm.ListCertificateDomainValidationsResponse;
import io.keyrota.models.acm.ValidationChallenge;
import io.keyrota.models.acm.ValidationConfiguration;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.DomainValidation;
import io.keyrota.rules.acm.ValidationEmails;
import io.keyrota.rules.acm.ValidationMethod;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Marker;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists how each name of a certificate is proved, and how it is going to be. */
final class ListCertificateDomainValidations
    implements Operation<
        ListCertificateDomainValidationsRequest, ListCertificateDomainValidationsResponse> {
  private static final String LIST = "ListCertificateDomainValidations";
  private static final int STANDARD = 1_000;

  @Override
  public Prepared<ListCertificateDomainValidationsResponse> prepare(
      Request request, ListCertificateDomainValidationsRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    return Prepared.of(
        named.permission("acm:ListCertificateDomainValidations"),
        call -> {
          List<DomainValidationSummary> all = all(named.need());
          int from = Math.min(position(input.nextToken()), all.size());
          int size = Objects.requireNonNullElse(input.maxItems(), STANDARD);
          int to = Math.min(from + size, all.size());
          return Outcome.of(
              new ListCertificateDomainValidationsResponse(
                  List.copyOf(all.subList(from, to)),
                  to < all.size() ? Marker.of(LIST, Integer.toString(to)) : null));
        });
  }

  private static int position(@Nullable String token) {
    try {
      String position = Marker.position(LIST, token);
      return position.isEmpty() ? 0 : Integer.parseUnsignedInt(position);
    } catch (Refusal | NumberFormatException notOurs) {
      throw AcmRefusal.args("The NextToken is invalid.");
    }
  }

  private static List<DomainValidationSummary> all(Certificate certificate) {
    Optional<List<DomainValidation>> moving =
        certificate.migration().map(Certificate.Migration::validations);
    List<DomainValidationSummary> all = new ArrayList<>();
    for (int i = 0; i < certificate.validations().size(); i++) {
      DomainValidation active = certificate.validations().get(i);
      int at = i;
      all.add(
          new DomainValidationSummary(
              active.name(),
              configuration(certificate.arn(), active),
              moving.map(next -> configuration(certificate.arn(), next.get(at))).orElse(null)));
    }
    return all;
  }

  private static ValidationConfiguration configuration(
      CertificateArn arn, DomainValidation validation) {
    boolean byMail = validation.method() == ValidationMethod.EMAIL;
    return new ValidationConfiguration(
        validation.method().name(),
        byMail
            ? new ValidationChallenge(
                new EmailValidationChallenge(
                    ValidationEmails.of(validation.validationDomain()),
                    validation.validationDomain()),
                null)
            : new ValidationChallenge(
                null, new DnsValidationChallenge(Described.record(arn, validation))),
        validation.status().name());
  }
}
