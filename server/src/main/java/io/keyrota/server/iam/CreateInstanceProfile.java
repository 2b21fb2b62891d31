package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateInstanceProfileRequest;
import io.keyrota.models.iam.CreateInstanceProfileResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.rules.iam.RoleRefusal;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.UniqueId;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes an instance profile without a role. */
final class CreateInstanceProfile
    implements Operation<CreateInstanceProfileRequest, CreateInstanceProfileResponse> {
  private final IamQuotas quotas;

  CreateInstanceProfile(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreateInstanceProfileResponse> prepare(
      Request request, CreateInstanceProfileRequest input, Snapshot seen) {
    AccountId account = request.account();
    String path = Objects.requireNonNullElse(input.path(), "/");
    String arn = InstanceProfile.arn(account, path, input.instanceProfileName());
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission("iam:CreateInstanceProfile", arn, TagConditions.ofTags(tags)));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("iam:TagInstanceProfile", arn, TagConditions.ofTags(tags)));
    }
    return new Prepared<>(
        permissions,
        call -> {
          if (InstanceProfileTable.named(account, input.instanceProfileName(), seen).isPresent()) {
            throw RoleRefusal.profileExists(input.instanceProfileName());
          }
          InstanceProfile profile =
              new InstanceProfile(
                  account,
                  path,
                  input.instanceProfileName(),
                  UniqueId.INSTANCE_PROFILE.of(call.entropy().bytes(UniqueId.ENTROPY)),
                  WholeSeconds.of(call.now()),
                  Optional.empty(),
                  Tags.NONE.withExact(tags));
          return Outcome.of(
              new CreateInstanceProfileResponse(RoleAnswer.profile(profile, true, seen)),
              InstanceProfileTable.put(profile),
              HoldingsTable.put(
                  account,
                  HoldingsTable.of(account, seen).oneMore(Holding.INSTANCE_PROFILES, quotas)));
        });
  }
}
