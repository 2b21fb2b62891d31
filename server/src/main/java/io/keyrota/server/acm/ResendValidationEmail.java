package io.keyrota.server.acm;

import io.keyrota.models.acm.ResendValidationEmailRequest;
import io.keyrota.models.acm.ResendValidationEmailResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.CertificateNames;
import io.keyrota.rules.acm.CertificateRules;
import io.keyrota.rules.acm.DomainValidation;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Sends the mail about a name once more, perhaps to the addresses of another parent domain. */
final class ResendValidationEmail
    implements Operation<ResendValidationEmailRequest, ResendValidationEmailResponse> {
  private final AcmWorks works;

  ResendValidationEmail(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<ResendValidationEmailResponse> prepare(
      Request request, ResendValidationEmailRequest input, Snapshot seen) {
    NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
    return Prepared.of(
        named.permission("acm:ResendValidationEmail"),
        call -> decide(call, named.need(), input, seen));
  }

  private Outcome<ResendValidationEmailResponse> decide(
      Call call, Certificate certificate, ResendValidationEmailRequest input, Snapshot seen) {
    String name = CertificateNames.lower(input.domain());
    String domain = CertificateNames.lower(input.validationDomain());
    DomainValidation proof = CertificateRules.needMailed(certificate, name, domain, call.now());
    if (works.policy().suffixes().contains(domain)) {
      throw AcmRefusal.validationOptions(domain + " is a public suffix.");
    }
    Certificate next = CertificateLife.askingAt(certificate, proof.name(), domain, call.now());
    DomainValidation asked =
        next.proofs().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    List<Change> changes =
        new ArrayList<>(CertificateChanges.of(certificate, next, works, call.now(), seen));
    changes.addAll(works.mail().ask(call, next, asked, seen));
    return new Outcome<>(new ResendValidationEmailResponse(), changes);
  }
}
