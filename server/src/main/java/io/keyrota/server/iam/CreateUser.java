package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.CreateUserResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.User;
import io.keyrota.rules.iam.UniqueId;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes a user without keys and permissions. */
final class CreateUser implements Operation<CreateUserRequest, CreateUserResponse> {
  private final IamQuotas quotas;

  CreateUser(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreateUserResponse> prepare(
      Request request, CreateUserRequest input, Snapshot seen) {
    String path = Objects.requireNonNullElse(input.path(), "/");
    String arn = User.arn(request.account(), path, input.userName());
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission("iam:CreateUser", arn, TagConditions.ofTags(tags)));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("iam:TagUser", arn, TagConditions.ofTags(tags)));
    }
    return new Prepared<>(permissions, call -> decide(call, input, path, tags, seen));
  }

  private Outcome<CreateUserResponse> decide(
      Call call, CreateUserRequest input, String path, List<Tags.Tag> tags, Snapshot seen) {
    var account = call.request().account();
    if (input.permissionsBoundary() != null) {
      throw IamRefusal.invalidInput("PermissionsBoundary is not supported by this server yet.");
    }
    if (UserTable.named(account, input.userName(), seen).isPresent()) {
      throw IamRefusal.userExists(input.userName());
    }
    User user =
        User.create(
            account,
            path,
            input.userName(),
            UniqueId.USER.of(call.entropy().bytes(UniqueId.ENTROPY)),
            call.now(),
            Tags.NONE.with(tags));
    return Outcome.of(
        new CreateUserResponse(UserAnswer.whole(user)),
        UserTable.put(user),
        HoldingsTable.put(
            account,
            HoldingsTable.of(account, seen)
                .oneMore(Holding.USERS, quotas)));
  }
}
