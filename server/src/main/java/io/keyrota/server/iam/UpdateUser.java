package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateUserRequest;
import io.keyrota.models.iam.UpdateUserResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;

/**
 * Gives a user another name or path; it keeps its id, keys, tags and policies. The caller needs to
 * be allowed to do it to the user as it is and as it will be.
 */
final class UpdateUser implements Operation<UpdateUserRequest, UpdateUserResponse> {
  private static final String ACTION = "iam:UpdateUser";

  @Override
  public Prepared<UpdateUserResponse> prepare(
      Request request, UpdateUserRequest input, Snapshot seen) {
    NamedUser user = NamedUser.of(request, input.userName(), seen);
    String oldPath = user.row().map(User::path).orElse("/");
    String oldName = user.row().map(User::name).orElse(input.userName());
    String newPath = Objects.requireNonNullElse(input.newPath(), oldPath);
    String newName = Objects.requireNonNullElse(input.newUserName(), oldName);
    Permission source = user.permission(ACTION);
    Permission target = Permission.of(ACTION, User.arn(request.account(), newPath, newName));
    return new Prepared<>(
        source.resource().equals(target.resource()) ? List.of(source) : List.of(source, target),
        call -> decide(user.need(), newPath, newName, seen));
  }

  private static Outcome<UpdateUserResponse> decide(
      User before, String newPath, String newName, Snapshot seen) {
    User after = before.moved(newPath, newName);
    if (after.equals(before)) {
      return Outcome.of(new UpdateUserResponse());
    }
    if (after.nameKey().equals(before.nameKey())) {
      return Outcome.of(new UpdateUserResponse(), UserTable.put(after));
    }
    if (UserTable.named(after.account(), newName, seen).isPresent()) {
      throw IamRefusal.userExists(newName);
    }
    return Outcome.of(new UpdateUserResponse(), UserTable.remove(before), UserTable.put(after));
  }
}
