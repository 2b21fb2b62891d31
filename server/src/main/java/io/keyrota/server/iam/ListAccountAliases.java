package io.keyrota.server.iam;

import io.keyrota.models.iam.ListAccountAliasesRequest;
import io.keyrota.models.iam.ListAccountAliasesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Lists the account's alias, of which there is one at most. */
final class ListAccountAliases
    implements Operation<ListAccountAliasesRequest, ListAccountAliasesResponse> {

  @Override
  public Prepared<ListAccountAliasesResponse> prepare(
      Request request, ListAccountAliasesRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:ListAccountAliases", "*"),
        call -> {
          Page<String> page =
              Page.of(
                  "ListAccountAliases",
                  HoldingsTable.of(request.account(), seen).alias().stream().toList(),
                  input.marker(),
                  input.maxItems());
          return Outcome.of(
              new ListAccountAliasesResponse(
                  page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }
}
