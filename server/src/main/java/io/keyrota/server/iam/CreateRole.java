package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateRoleRequest;
import io.keyrota.models.iam.CreateRoleResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.PolicyUsage;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.RoleRefusal;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.UniqueId;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes a role without permissions, which those whom its trust policy names may assume. */
final class CreateRole implements Operation<CreateRoleRequest, CreateRoleResponse> {
  private final IamQuotas quotas;

  CreateRole(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreateRoleResponse> prepare(
      Request request, CreateRoleRequest input, Snapshot seen) {
    String path = Objects.requireNonNullElse(input.path(), "/");
    String arn = Role.arn(request.account(), path, input.roleName());
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    Map<String, List<String>> conditions = new LinkedHashMap<>(TagConditions.ofTags(tags));
    if (input.permissionsBoundary() != null) {
      conditions.putAll(Attachments.boundaryCondition(input.permissionsBoundary()));
    }
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission("iam:CreateRole", arn, conditions));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("iam:TagRole", arn, TagConditions.ofTags(tags)));
    }
    return new Prepared<>(permissions, call -> decide(call, input, path, tags, seen));
  }

  private Outcome<CreateRoleResponse> decide(
      Call call, CreateRoleRequest input, String path, List<Tags.Tag> tags, Snapshot seen) {
    AccountId account = call.request().account();
    if (path.startsWith(Role.SERVICE_PATH)) {
      throw IamRefusal.invalidInput(
          "The path " + Role.SERVICE_PATH + " is reserved for service-linked roles.");
    }
    if (RoleTable.named(account, input.roleName(), seen).isPresent()) {
      throw RoleRefusal.roleExists(input.roleName());
    }
    Role bare =
        new Role(
            account,
            path,
            input.roleName(),
            UniqueId.ROLE.of(call.entropy().bytes(UniqueId.ENTROPY)),
            WholeSeconds.of(call.now()),
            Optional.ofNullable(input.description()),
            TrustText.stored(input.assumeRolePolicyDocument(), quotas, seen),
            input.maxSessionDuration() == null
                ? Role.STANDARD_SESSION
                : Duration.ofSeconds(input.maxSessionDuration()),
            Tags.NONE.with(tags),
            HeldPolicies.NONE,
            0);
    List<Change> changes = new ArrayList<>();
    Role role = bare;
    if (input.permissionsBoundary() != null) {
      NamedRole holder = NamedRole.of(bare);
      ManagedPolicy boundary = Attachments.boundary(holder, input.permissionsBoundary(), seen);
      role = bare.with(HeldPolicies.NONE.bounded(Optional.of(boundary.arn())));
      changes.addAll(Attachments.used(holder, boundary, PolicyUsage.BOUNDARY, seen));
    }
    changes.add(RoleTable.put(role));
    changes.add(
        HoldingsTable.put(account, HoldingsTable.of(account, seen).oneMore(Holding.ROLES, quotas)));
    return new Outcome<>(new CreateRoleResponse(RoleAnswer.made(role, seen)), changes);
  }
}
