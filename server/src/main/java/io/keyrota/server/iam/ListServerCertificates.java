package io.keyrota.server.iam;

import io.keyrota.models.iam.ListServerCertificatesRequest;
import io.keyrota.models.iam.ListServerCertificatesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;

/** Lists server certificates by name, those under a path prefix where one is given. */
final class ListServerCertificates
    implements Operation<ListServerCertificatesRequest, ListServerCertificatesResponse>, MayWait {
  @Override
  public Prepared<ListServerCertificatesResponse> prepare(
      Request request, ListServerCertificatesRequest input, Snapshot seen) {
    String prefix = Objects.requireNonNullElse(input.pathPrefix(), "/");
    return Prepared.of(
        Permission.of("iam:ListServerCertificates", "*"),
        call -> {
          Page<SealedServerCertificate> page =
              Listing.of(
                  "ListServerCertificates",
                  ServerCertificateTable.TABLE,
                  request.account(),
                  row -> row.certificate().path().startsWith(prefix),
                  input.marker(),
                  input.maxItems(),
                  seen);
          return Outcome.of(
              new ListServerCertificatesResponse(
                  page.items().stream()
                      .map(row -> NamedServerCertificate.metadata(row.certificate()))
                      .toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
