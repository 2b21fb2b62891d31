package io.keyrota.server.kms;

import io.keyrota.models.kms.KeyListEntry;
import io.keyrota.models.kms.ListKeysRequest;
import io.keyrota.models.kms.ListKeysResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;

/** Lists the keys of the account and region, AWS-managed ones too, by id. */
final class ListKeys implements Operation<ListKeysRequest, ListKeysResponse> {
  private static final Pages PAGES = new Pages("ListKeys", 100, 1000);

  @Override
  public Prepared<ListKeysResponse> prepare(Request request, ListKeysRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("kms:ListKeys", "*"),
        call -> {
          Place place = new Place(request.account(), request.region());
          KmsPage<KmsKey> page =
              PAGES.of(
                  input.limit(),
                  input.marker(),
                  (after, limit) -> seen.page(KeyTable.TABLE, place, after, limit));
          return Outcome.of(
              new ListKeysResponse(
                  page.answered(key -> new KeyListEntry(key.id().text(), key.arn())),
                  page.next(),
                  page.truncated()));
        });
  }
}
