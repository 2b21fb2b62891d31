package io.keyrota.server.acm;

import io.keyrota.models.acm.CertificateOptions;
import io.keyrota.models.acm.UpdateCertificateOptionsRequest;
import io.keyrota.models.acm.UpdateCertificateOptionsResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.rules.acm.Migrations;
import io.keyrota.rules.acm.ValidationMethod;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/**
 * Moves a certificate from e-mail to DNS. Whether it may be exported was chosen with its request
 * and stays; certificates are always logged.
 */
final class UpdateCertificateOptions
    implements Operation<UpdateCertificateOptionsRequest, UpdateCertificateOptionsResponse> {
  private final AcmWorks works;

  UpdateCertificateOptions(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<UpdateCertificateOptionsResponse> prepare(
      Request request, UpdateCertificateOptionsRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    return Prepared.of(
        named.permission("acm:UpdateCertificateOptions"),
        call -> decide(call, named.need(), input.options(), seen));
  }

  private Outcome<UpdateCertificateOptionsResponse> decide(
      Call call, Certificate certificate, CertificateOptions options, Snapshot seen) {
    UpdateCertificateOptionsResponse done = new UpdateCertificateOptionsResponse();
    if (certificate.type() != CertificateType.AMAZON_ISSUED || certificate.acme().isPresent()) {
      throw AcmRefusal.state("The certificate " + certificate.arn() + " has no such options.");
    }
    if ("DISABLED".equals(options.certificateTransparencyLoggingPreference())) {
      throw AcmRefusal.validation(
          "Certificate transparency logging opt-out is no longer available.");
    }
    if (options.export() != null && !options.export().equals(Described.export(certificate))) {
      throw AcmRefusal.validation("The export option cannot be changed after the request.");
    }
    Optional<String> method = Optional.ofNullable(options.validationMethod());
    if (method.isEmpty() || method.equals(certificate.validationMethod().map(Enum::name))) {
      return Outcome.of(done);
    }
    if (!method.get().equals(ValidationMethod.DNS.name())) {
      throw AcmRefusal.validation("The validation method can be changed from EMAIL to DNS only.");
    }
    Certificate next = Migrations.begun(certificate, call.now());
    return new Outcome<>(done, CertificateChanges.of(certificate, next, works, call.now(), seen));
  }
}
