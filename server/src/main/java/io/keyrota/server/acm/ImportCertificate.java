package io.keyrota.server.acm;

import io.keyrota.models.acm.ImportCertificateRequest;
import io.keyrota.models.acm.ImportCertificateResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateEvent;
import io.keyrota.rules.acm.CertificateId;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acm.Reimport;
import io.keyrota.rules.acm.X509Facts;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.pki.CertificateFiles.Reading;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes in a certificate made elsewhere, or another one under the ARN of an earlier import. */
final class ImportCertificate
    implements Operation<ImportCertificateRequest, ImportCertificateResponse>, MayWait {
  private static final String ACTION = "acm:ImportCertificate";

  private final AcmWorks works;

  ImportCertificate(AcmWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<ImportCertificateResponse> prepare(
      Request request, ImportCertificateRequest input, Snapshot seen) {
    List<AcmTags.Tag> tags = TagAnswer.given(input.tags());
    Place place = new Place(request.account(), request.region());
    if (input.certificateArn() != null) {
      NamedCertificate named = NamedCertificate.of(request, input.certificateArn(), seen);
      return Prepared.of(
          named.permission(ACTION, AcmTags.conditions(tags)),
          call -> again(call, input, named.need(), seen));
    }
    String any = new CertificateArn(place.account(), place.region(), "*").text();
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission(ACTION, any, AcmTags.conditions(tags)));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("acm:AddTagsToCertificate", any, AcmTags.conditions(tags)));
    }
    return new Prepared<>(permissions, call -> anew(call, input, place, tags, seen));
  }

  private Outcome<ImportCertificateResponse> anew(
      Call call,
      ImportCertificateRequest input,
      Place place,
      List<AcmTags.Tag> tags,
      Snapshot seen) {
    AcmTags wanted = AcmTags.NONE.with(tags);
    List<Change> changes = new ArrayList<>();
    changes.add(CertificateCountTable.oneImported(place, false, works.quotas(), call.now(), seen));
    try (Reading.Read read = read(call, input)) {
      CertificateArn arn =
          new CertificateArn(
              place.account(),
              place.region(),
              CertificateId.of(call.now(), call.entropy().bytes(CertificateId.BYTES)));
      X509Facts facts = HouseIssuer.facts(read.facts());
      Certificate made = CertificateLife.imported(arn, algorithm(read), facts, wanted, call.now());
      changes.addAll(CertificateChanges.of(made, works, call.now(), seen));
      return done(call, made, read, CertificateEvent.Action.IMPORT, changes);
    }
  }

  private Outcome<ImportCertificateResponse> again(
      Call call, ImportCertificateRequest input, Certificate before, Snapshot seen) {
    Reimport.needImported(before, Optional.ofNullable(input.tags()).isPresent());
    List<Change> changes = new ArrayList<>();
    changes.add(
        CertificateCountTable.oneImported(
            CertificateTable.place(before.arn()), true, works.quotas(), call.now(), seen));
    try (Reading.Read read = read(call, input)) {
      X509Facts facts = HouseIssuer.facts(read.facts());
      Reimport.needLike(before, algorithm(read), facts);
      Certificate made = CertificateLife.reimported(before, algorithm(read), facts, call.now());
      changes.addAll(CertificateChanges.of(before, made, works, call.now(), seen));
      return done(call, made, read, CertificateEvent.Action.REIMPORT, changes);
    }
  }

  private static KeyAlgorithm algorithm(Reading.Read read) {
    return KeyAlgorithm.named(read.facts().keyAlgorithm()).orElseThrow();
  }

  private Reading.Read read(Call call, ImportCertificateRequest input) {
    Reading reading =
        works
            .files()
            .read(
                input.certificate().bytes(),
                input.privateKey(),
                input.certificateChain() == null ? new byte[0] : input.certificateChain().bytes(),
                call.now());
    return switch (reading) {
      case Reading.Read read -> read;
      case Reading.Refused refused -> throw AcmRefusal.validation(refused.why());
    };
  }

  private Outcome<ImportCertificateResponse> done(
      Call call,
      Certificate made,
      Reading.Read read,
      CertificateEvent.Action action,
      List<Change> changes) {
    changes.add(
        CertificateBodyTable.put(
            made.arn(),
            new CertificateBody(
                made.arn().id(),
                made.version(),
                read.certificate().pem(),
                read.chainPem(),
                Optional.of(PrivateKeys.seal(call, made.arn(), read.privateKey())))));
    changes.add(
        CertificateChanges.event(
            made, CertificateEvent.available(made, action, call.now()), works, call));
    return new Outcome<>(new ImportCertificateResponse(made.arn().text()), changes);
  }
}
