package io.keyrota.server.acm;

import io.keyrota.models.acm.RequestCertificateRequest;
import io.keyrota.models.acm.RequestCertificateResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateId;
import io.keyrota.rules.acm.CertificateStatus;
import io.keyrota.rules.acm.DomainValidation;
import io.keyrota.rules.acm.ValidationMethod;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks for a certificate. Nothing is proved and no key is made here: duties do both, so that a
 * request is a few rows.
 */
final class RequestCertificate
    implements Operation<RequestCertificateRequest, RequestCertificateResponse> {
  private final AcmWorks works;

  RequestCertificate(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<RequestCertificateResponse> prepare(
      Request request, RequestCertificateRequest input, Snapshot seen) {
    CertificateRequest wanted = CertificateRequest.of(input, works);
    List<AcmTags.Tag> tags = TagAnswer.given(input.tags());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(
        new Permission("acm:RequestCertificate", "*", wanted.conditions(AcmTags.conditions(tags))));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("acm:AddTagsToCertificate", "*", AcmTags.conditions(tags)));
    }
    return new Prepared<>(permissions, call -> decide(call, input, wanted, tags, seen));
  }

  private Outcome<RequestCertificateResponse> decide(
      Call call,
      RequestCertificateRequest input,
      CertificateRequest wanted,
      List<AcmTags.Tag> tags,
      Snapshot seen) {
    Place place = new Place(call.request().account(), call.request().region());
    String token = input.idempotencyToken();
    Optional<Certificate> known =
        token == null ? Optional.empty() : known(call, place, token, wanted, seen);
    if (known.isPresent()) {
      return Outcome.of(new RequestCertificateResponse(known.get().arn().text()));
    }
    CertificateArn arn =
        new CertificateArn(
            place.account(),
            place.region(),
            CertificateId.of(call.now(), call.entropy().bytes(CertificateId.BYTES)));
    Certificate made = wanted.made(arn, AcmTags.NONE.with(tags), works, call.now());
    works.expectPair(made);
    List<Change> changes = new ArrayList<>();
    changes.add(CertificateCountTable.oneRequested(place, works.quotas(), call.now(), seen));
    changes.addAll(CertificateChanges.of(made, works, call.now(), seen));
    if (token != null) {
      changes.add(
          RequestTokenTable.put(
              place,
              new RequestToken(
                  token, wanted.text(), arn.id(), call.now().plus(RequestTokenTable.KNOWN))));
    }
    if (made.status() == CertificateStatus.PENDING_VALIDATION) {
      for (DomainValidation name : made.validations()) {
        if (name.method() == ValidationMethod.EMAIL) {
          changes.addAll(works.mail().ask(call, made, name, seen));
        }
      }
    }
    return new Outcome<>(new RequestCertificateResponse(arn.text()), changes);
  }

  /** What the same token has brought within the hour. */
  private static Optional<Certificate> known(
      Call call, Place place, String token, CertificateRequest wanted, Snapshot seen) {
    Optional<RequestToken> row = RequestTokenTable.find(place, token, call.now(), seen);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Optional<Certificate> certificate =
        CertificateTable.find(
            new CertificateArn(place.account(), place.region(), row.get().certificateId()), seen);
    if (certificate.isPresent() && !row.get().asked().equals(wanted.text())) {
      throw AcmRefusal.parameter(
          "The idempotency token "
              + token
              + " was used for a request that asked for other things.");
    }
    return certificate;
  }
}
