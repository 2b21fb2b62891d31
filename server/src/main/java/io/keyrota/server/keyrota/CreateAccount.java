package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.CreateAccountRequest;
import io.keyrota.models.keyrota.CreateAccountResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Accounts;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Makes an account; its root's secret access key is shown in this answer and never again. */
@RevealsSecret
final class CreateAccount implements Operation<CreateAccountRequest, CreateAccountResponse> {
  private final OperatorOnly operator;
  private final Accounts accounts;

  CreateAccount(OperatorOnly operator, Accounts accounts) {
    this.operator = operator;
    this.accounts = accounts;
  }

  @Override
  public Prepared<CreateAccountResponse> prepare(
      Request request, CreateAccountRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("keyrota:CreateAccount", "*"),
        call -> {
          operator.require(request, "keyrota:CreateAccount");
          Accounts.Made made =
              accounts.create(
                  Optional.ofNullable(input.accountId()).map(AccountId::new),
                  Optional.ofNullable(input.alias()),
                  call,
                  seen);
          return new Outcome<>(
              new CreateAccountResponse(
                  made.id().digits(),
                  "arn:aws:iam::" + made.id() + ":root",
                  made.accessKeyId(),
                  made.secret(),
                  made.created()),
              made.changes());
        });
  }
}
