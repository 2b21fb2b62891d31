package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateGroupRequest;
import io.keyrota.models.iam.CreateGroupResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.UniqueId;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;

/** Makes a group without users and permissions. */
final class CreateGroup implements Operation<CreateGroupRequest, CreateGroupResponse> {
  private final IamQuotas quotas;

  CreateGroup(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreateGroupResponse> prepare(
      Request request, CreateGroupRequest input, Snapshot seen) {
    String path = Objects.requireNonNullElse(input.path(), "/");
    AccountId account = request.account();
    return Prepared.of(
        Permission.of("iam:CreateGroup", Group.arn(account, path, input.groupName())),
        call -> {
          if (GroupTable.named(account, input.groupName(), seen).isPresent()) {
            throw IamRefusal.groupExists(input.groupName());
          }
          Group group =
              Group.create(
                  account,
                  path,
                  input.groupName(),
                  UniqueId.GROUP.of(call.entropy().bytes(UniqueId.ENTROPY)),
                  call.now());
          return Outcome.of(
              new CreateGroupResponse(GroupAnswer.of(group)),
              GroupTable.put(group),
              HoldingsTable.put(
                  account, HoldingsTable.of(account, seen).oneMore(Holding.GROUPS, quotas)));
        });
  }
}
