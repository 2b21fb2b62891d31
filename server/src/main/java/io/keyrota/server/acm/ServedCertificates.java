package io.keyrota.server.acm;

import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateStatus;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** ACM's certificates at the door to places of use. */
final class ServedCertificates implements Certificates {
  private final AcmWorks works;
  private final ServiceCalls calls;
  private final Supplier<Instant> time;

  ServedCertificates(AcmWorks works, ServiceCalls calls, Supplier<Instant> time) {
    this.works = works;
    this.calls = calls;
    this.time = time;
  }

  @Override
  public Optional<Served> find(AccountId account, Region region, String arn, Snapshot seen) {
    return CertificateArn.parse(arn)
        .filter(parsed -> parsed.account().equals(account) && parsed.region().equals(region))
        .flatMap(parsed -> CertificateTable.find(parsed, seen))
        .filter(ServedCertificates::servable)
        .map(
            certificate -> {
              CertificateBody body = CertificateBodyTable.need(certificate, seen);
              return new Served(
                  arn,
                  certificate.version(),
                  certificate.names(),
                  certificate.keyAlgorithm().awsName(),
                  body.certificate(),
                  body.chain(),
                  certificate.facts().orElseThrow().notAfter(),
                  body.sealedKey().orElseThrow());
            });
  }

  /** An expired one goes on being served where it is: its clients are to see why. */
  private static boolean servable(Certificate certificate) {
    // The key of an ACME client's is not here.
    return certificate.acme().isEmpty()
        && (certificate.status() == CertificateStatus.ISSUED
            || certificate.status() == CertificateStatus.EXPIRED);
  }

  @Override
  public Secret privateKey(Served served) {
    CertificateArn arn = parsed(served.arn());
    return calls.look(
        new ServiceCalls.Act(arn.account(), PrivateKeys.PRINCIPAL, "ServeCertificate", time.get()),
        arn.region(),
        (call, seen) -> PrivateKeys.open(call, arn, served.sealedKey()));
  }

  @Override
  public List<Change> use(String certificateArn, Use use, Snapshot seen) {
    Certificate certificate =
        CertificateTable.find(parsed(certificateArn), seen)
            .filter(ServedCertificates::servable)
            .orElseThrow(() -> AcmRefusal.notFound(certificateArn));
    Certificate.Use kept = kept(use);
    return certificate.uses().contains(kept)
        ? List.of()
        : List.of(CertificateTable.put(certificate.usedBy(kept), works, seen));
  }

  @Override
  public List<Change> release(String certificateArn, Use use, Snapshot seen) {
    Certificate.Use kept = kept(use);
    return CertificateArn.parse(certificateArn)
        .flatMap(arn -> CertificateTable.find(arn, seen))
        .filter(certificate -> certificate.uses().contains(kept))
        .map(
            certificate ->
                CertificateChanges.of(
                    certificate, certificate.releasedBy(kept), works, time.get(), seen))
        .orElse(List.of());
  }

  private static CertificateArn parsed(String arn) {
    return CertificateArn.parse(arn).orElseThrow(() -> AcmRefusal.notFound(arn));
  }

  private static Certificate.Use kept(Use use) {
    return new Certificate.Use(use.user(), use.place());
  }
}
