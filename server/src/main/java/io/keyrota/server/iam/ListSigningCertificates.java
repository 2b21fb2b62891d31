package io.keyrota.server.iam;

import io.keyrota.models.iam.ListSigningCertificatesRequest;
import io.keyrota.models.iam.ListSigningCertificatesResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.SigningCertificate;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the signing certificates of a user, or of the root. */
final class ListSigningCertificates
    implements Operation<ListSigningCertificatesRequest, ListSigningCertificatesResponse> {
  @Override
  public Prepared<ListSigningCertificatesResponse> prepare(
      Request request, ListSigningCertificatesRequest input, Snapshot seen) {
    KeyOwner owner = KeyOwner.of(request, input.userName(), seen);
    return Prepared.of(
        owner.permission("iam:ListSigningCertificates"),
        call -> {
          Page<SigningCertificate> page =
              Page.of(
                  "ListSigningCertificates",
                  UserCredentialsTable.of(request.account(), owner.ownerId(), seen)
                      .signingCertificates(),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListSigningCertificatesResponse(
                  page.items().stream()
                      .map(each -> UploadSigningCertificate.answer(owner, each))
                      .toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
