package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.CreateUserResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.PolicyUsage;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.UniqueId;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
    Map<String, List<String>> conditions = new HashMap<>(TagConditions.ofTags(tags));
    if (input.permissionsBoundary() != null) {
      conditions.putAll(Attachments.boundaryCondition(input.permissionsBoundary()));
    }
    permissions.add(new Permission("iam:CreateUser", arn, conditions));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("iam:TagUser", arn, TagConditions.ofTags(tags)));
    }
    return new Prepared<>(permissions, call -> decide(call, input, path, tags, seen));
  }

  private Outcome<CreateUserResponse> decide(
      Call call, CreateUserRequest input, String path, List<Tags.Tag> tags, Snapshot seen) {
    var account = call.request().account();
    if (UserTable.named(account, input.userName(), seen).isPresent()) {
      throw IamRefusal.userExists(input.userName());
    }
    User made =
        User.create(
            account,
            path,
            input.userName(),
            UniqueId.USER.of(call.entropy().bytes(UniqueId.ENTROPY)),
            call.now(),
            Tags.NONE.with(tags));
    List<Change> changes = new ArrayList<>();
    User user = made;
    if (input.permissionsBoundary() != null) {
      NamedUser holder = new NamedUser(account, made.name(), Optional.of(made));
      ManagedPolicy boundary = Attachments.boundary(holder, input.permissionsBoundary(), seen);
      user = made.with(made.policies().bounded(Optional.of(boundary.arn())));
      changes.addAll(Attachments.used(holder, boundary, PolicyUsage.BOUNDARY, seen));
    }
    changes.add(UserTable.put(user));
    changes.add(
        HoldingsTable.put(account, HoldingsTable.of(account, seen).oneMore(Holding.USERS, quotas)));
    return new Outcome<>(new CreateUserResponse(UserAnswer.whole(user)), changes);
  }
}
