package io.keyrota.server.iam;

import io.keyrota.models.iam.GetUserRequest;
import io.keyrota.models.iam.GetUserResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Vouched;
import io.keyrota.rules.iam.Account;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells about a user; without a name about the signer, the root among them. */
final class GetUser implements Operation<GetUserRequest, GetUserResponse> {
  private static final String ACTION = "iam:GetUser";

  @Override
  public Prepared<GetUserResponse> prepare(Request request, GetUserRequest input, Snapshot seen) {
    String name = input.userName();
    if (name != null) {
      return user(NamedUser.of(request, name, seen));
    }
    return switch (request.caller()) {
      case Caller.Root root -> root(request.account(), seen);
      case Caller.User user ->
          user(
              new NamedUser(
                  request.account(),
                  user.userName(),
                  UserTable.ofId(request.account(), user.userId(), seen)));
      case Caller.AssumedRole _,
          Caller.FederatedUser _,
          Vouched _,
          Caller.Service _,
          Caller.Unknown _ ->
          throw IamRefusal.mustSpecifyUserName();
    };
  }

  private static Prepared<GetUserResponse> user(NamedUser user) {
    return Prepared.of(
        user.permission(ACTION),
        call -> Outcome.of(new GetUserResponse(UserAnswer.whole(user.need()))));
  }

  private static Prepared<GetUserResponse> root(AccountId account, Snapshot seen) {
    String arn = Account.rootArn(account);
    return Prepared.of(
        Permission.of(ACTION, arn),
        call ->
            Outcome.of(
                new GetUserResponse(
                    new io.keyrota.models.iam.User(
                        null,
                        null,
                        account.digits(),
                        arn,
                        AccountTable.need(account, seen).created(),
                        null,
                        null,
                        null))));
  }
}
