package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user as a request names it. Access is asked for before it is told whether the user exists.
 *
 * @param name as the request spells it
 */
record NamedUser(AccountId account, String name, Optional<User> row) {

  static NamedUser of(Request request, String name, Snapshot seen) {
    return new NamedUser(request.account(), name, UserTable.named(request.account(), name, seen));
  }

  /** The user's ARN; of one that does not exist, the ARN it would have under the path "/". */
  String arn() {
    return row.map(User::arn).orElseGet(() -> User.arn(account, "/", name));
  }

  Permission permission(String action) {
    return Permission.of(action, arn());
  }

  Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(action, arn(), conditions);
  }

  /**
   * The user.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  User need() {
    return row.orElseThrow(() -> IamRefusal.noSuchUser(name));
  }
}
