package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.DeleteUserResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Deletes a user that has neither keys nor policies left. */
final class DeleteUser implements Operation<DeleteUserRequest, DeleteUserResponse> {

  @Override
  public Prepared<DeleteUserResponse> prepare(
      Request request, DeleteUserRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:DeleteUser"),
        call -> {
          User user = named.need();
          if (LoginProfileTable.of(user, seen).isPresent()) {
            throw IamRefusal.mustDeleteFirst("login profile");
          }
          AccountId account = request.account();
          UserCredentialsTable.of(account, user.userId(), seen).needNone();
          user.needDeletable();
          List<Change> changes = new ArrayList<>(Attachments.gone(named, seen));
          changes.add(UserTable.remove(user));
          changes.add(
              HoldingsTable.put(account, HoldingsTable.of(account, seen).less(Holding.USERS, 1)));
          return new Outcome<>(new DeleteUserResponse(), changes);
        });
  }
}
