package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateAccountAliasRequest;
import io.keyrota.models.iam.CreateAccountAliasResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Gives the account an alias that no account of the installation has, in place of its old one. */
final class CreateAccountAlias
    implements Operation<CreateAccountAliasRequest, CreateAccountAliasResponse> {

  @Override
  public Prepared<CreateAccountAliasResponse> prepare(
      Request request, CreateAccountAliasRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:CreateAccountAlias", "*"),
        call -> {
          if (HoldingsTable.isAlias(input.accountAlias(), seen)) {
            throw IamRefusal.aliasExists(input.accountAlias());
          }
          return Outcome.of(
              new CreateAccountAliasResponse(),
              HoldingsTable.put(
                  request.account(),
                  HoldingsTable.of(request.account(), seen).withAlias(input.accountAlias())));
        });
  }
}
