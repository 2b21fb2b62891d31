package io.keyrota.server.iam;

import io.keyrota.models.iam.ListServerCertificateTagsRequest;
import io.keyrota.models.iam.ListServerCertificateTagsResponse;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the tags of a server certificate, sorted by key. */
final class ListServerCertificateTags
    implements Operation<ListServerCertificateTagsRequest, ListServerCertificateTagsResponse> {
  @Override
  public Prepared<ListServerCertificateTagsResponse> prepare(
      Request request, ListServerCertificateTagsRequest input, Snapshot seen) {
    NamedServerCertificate named =
        NamedServerCertificate.of(request, input.serverCertificateName(), seen);
    return Prepared.of(
        named.permission("iam:ListServerCertificateTags"),
        call -> {
          Page<Tags.Tag> page =
              Page.of(
                  "ListServerCertificateTags",
                  named.need().certificate().tags().sorted(),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListServerCertificateTagsResponse(
                  page.items().stream().map(UserAnswer::tag).toList(),
                  page.truncated(),
                  page.marker().orElse(null)));
        });
  }
}
