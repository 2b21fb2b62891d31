package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteAccountAliasRequest;
import io.keyrota.models.iam.DeleteAccountAliasResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes the account's alias away. */
final class DeleteAccountAlias
    implements Operation<DeleteAccountAliasRequest, DeleteAccountAliasResponse> {

  @Override
  public Prepared<DeleteAccountAliasResponse> prepare(
      Request request, DeleteAccountAliasRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:DeleteAccountAlias", "*"),
        call ->
            Outcome.of(
                new DeleteAccountAliasResponse(),
                HoldingsTable.put(
                    request.account(),
                    HoldingsTable.of(request.account(), seen).withoutAlias(input.accountAlias()))));
  }
}
