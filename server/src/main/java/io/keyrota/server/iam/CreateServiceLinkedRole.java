package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateServiceLinkedRoleRequest;
import io.keyrota.models.iam.CreateServiceLinkedRoleResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.RoleRefusal;
import io.keyrota.rules.iam.ServiceLinkedRole;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.UniqueId;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the role of a service of AWS, which nobody else can change. */
final class CreateServiceLinkedRole
    implements Operation<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse> {
  private final IamQuotas quotas;

  CreateServiceLinkedRole(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreateServiceLinkedRoleResponse> prepare(
      Request request, CreateServiceLinkedRoleRequest input, Snapshot seen) {
    AccountId account = request.account();
    String service = input.awsServiceName();
    String path = ServiceLinkedRole.path(service);
    Optional<String> suffix = Optional.ofNullable(input.customSuffix());
    return Prepared.of(
        new Permission(
            "iam:CreateServiceLinkedRole",
            Role.arn(account, path, "*"),
            Map.of("iam:AWSServiceName", List.of(service))),
        call -> {
          String name = ServiceLinkedRole.name(service, suffix);
          if (RoleTable.named(account, name, seen).isPresent()) {
            throw RoleRefusal.serviceRoleTaken(name);
          }
          Role role =
              new Role(
                  account,
                  path,
                  name,
                  UniqueId.ROLE.of(call.entropy().bytes(UniqueId.ENTROPY)),
                  WholeSeconds.of(call.now()),
                  Optional.ofNullable(input.description()),
                  ServiceLinkedRole.trustPolicy(service),
                  Role.STANDARD_SESSION,
                  Tags.NONE,
                  HeldPolicies.NONE,
                  0);
          return Outcome.of(
              new CreateServiceLinkedRoleResponse(RoleAnswer.made(role, seen)),
              RoleTable.put(role),
              HoldingsTable.put(
                  account, HoldingsTable.of(account, seen).oneMore(Holding.ROLES, quotas)));
        });
  }
}
