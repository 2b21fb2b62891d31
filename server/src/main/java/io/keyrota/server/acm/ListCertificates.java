package io.keyrota.server.acm;

import io.keyrota.models.acm.CertificateSummary;
import io.keyrota.models.acm.Filters;
import io.keyrota.models.acm.ListCertificatesRequest;
import io.keyrota.models.acm.ListCertificatesResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.rules.acm.X509Facts;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.Retold;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the certificates of the account and region, oldest first unless asked otherwise. */
final class ListCertificates
    implements Operation<ListCertificatesRequest, ListCertificatesResponse> {
  private static final AcmPages PAGES = new AcmPages("ListCertificates", 100);

  /** Some two KiB each, the certificates with them. */
  private static final int REMEMBERED = 2048;

  private final Retold<Certificate, CertificateSummary> summaries =
      new Retold<>(CertificateSummary.schema(), ListCertificates::summary, REMEMBERED);

  @Override
  public Prepared<ListCertificatesResponse> prepare(
      Request request, ListCertificatesRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("acm:ListCertificates", "*"),
        call -> {
          if ((input.sortBy() == null) != (input.sortOrder() == null)) {
            throw AcmRefusal.args("SortBy and SortOrder must be specified together.");
          }
          ListFilter filter = ListFilter.of(input);
          Place place = new Place(request.account(), request.region());
          AcmPages.Page<CertificateRows.Listed> page =
              PAGES.of(
                  input.maxItems(),
                  input.nextToken(),
                  row -> row.certificate().filter(filter::passes).isPresent(),
                  CertificateRows.of(place, "DESCENDING".equals(input.sortOrder()), seen));
          return Outcome.of(
              new ListCertificatesResponse(
                  page.next(),
                  summaries.of(
                      page.items().stream().flatMap(row -> row.certificate().stream()).toList())));
        });
  }

  /** What lets certificates through; empty lists let none. */
  private record ListFilter(
      @Nullable List<String> statuses, @Nullable List<String> origins, @Nullable Filters includes) {
    private static final List<String> STANDARD_KEY_TYPES = List.of("RSA_1024", "RSA_2048");

    static ListFilter of(ListCertificatesRequest input) {
      return new ListFilter(
          input.certificateStatuses(), input.certificateKeyPairOrigins(), input.includes());
    }

    boolean passes(Certificate certificate) {
      return (statuses == null || statuses.contains(certificate.status().name()))
          // As documented, those of ACME clients only where they are asked for.
          && (origins == null
              ? certificate.acme().isEmpty()
              : origins.contains(Described.origin(certificate)))
          && passesIncludes(certificate);
    }

    private boolean passesIncludes(Certificate certificate) {
      if (includes == null || includes.keyTypes() == null) {
        // As documented, unless key types are asked for: RSA of these sizes, with a name.
        if (!STANDARD_KEY_TYPES.contains(certificate.keyAlgorithm().awsName())
            || certificate.names().isEmpty()) {
          return false;
        }
      } else if (!includes.keyTypes().contains(certificate.keyAlgorithm().awsName())) {
        return false;
      }
      if (includes == null) {
        return true;
      }
      // No certificate here is managed by CloudFront.
      return includes.managedBy() == null
          && any(includes.keyUsage(), usages(certificate))
          && any(includes.extendedKeyUsage(), purposes(certificate))
          && passesExport(certificate, includes.exportOption());
    }

    private static boolean passesExport(Certificate certificate, @Nullable String wanted) {
      return wanted == null
          || (certificate.type() != CertificateType.IMPORTED
              && wanted.equals(Described.export(certificate)));
    }

    private static boolean any(@Nullable List<String> wanted, List<String> has) {
      return wanted == null || has.stream().anyMatch(wanted::contains);
    }
  }

  private static List<String> usages(Certificate certificate) {
    return certificate.facts().map(X509Facts::toldUsages).orElse(List.of());
  }

  private static List<String> purposes(Certificate certificate) {
    return certificate.facts().map(X509Facts::toldPurposes).orElse(List.of());
  }

  private static CertificateSummary summary(Certificate certificate) {
    List<String> names = certificate.names();
    boolean imported = certificate.type() == CertificateType.IMPORTED;
    return new CertificateSummary(
        certificate.arn().text(),
        names.isEmpty() ? null : names.getFirst(),
        names.isEmpty() ? null : names.subList(0, Math.min(names.size(), 100)),
        names.size() > 100,
        certificate.status().name(),
        certificate.type().name(),
        certificate.keyAlgorithm().awsName(),
        usages(certificate),
        purposes(certificate),
        imported ? null : Described.export(certificate),
        !certificate.uses().isEmpty(),
        imported ? null : certificate.exported().isPresent(),
        certificate.eligibility().name(),
        certificate.facts().map(X509Facts::notBefore).orElse(null),
        certificate.facts().map(X509Facts::notAfter).orElse(null),
        certificate.created(),
        certificate.issued().orElse(null),
        certificate.imported().orElse(null),
        certificate.revocation().map(Certificate.Revocation::at).orElse(null),
        null,
        Described.origin(certificate));
  }
}
