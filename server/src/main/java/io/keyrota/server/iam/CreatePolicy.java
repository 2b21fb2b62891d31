package io.keyrota.server.iam;

import io.keyrota.models.iam.CreatePolicyRequest;
import io.keyrota.models.iam.CreatePolicyResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.PolicyArn;
import io.keyrota.rules.iam.Tags;
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
import java.util.Optional;

/** Makes a managed policy of the account; nobody has it yet. */
final class CreatePolicy implements Operation<CreatePolicyRequest, CreatePolicyResponse> {
  private final IamQuotas quotas;

  CreatePolicy(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreatePolicyResponse> prepare(
      Request request, CreatePolicyRequest input, Snapshot seen) {
    String path = Objects.requireNonNullElse(input.path(), "/");
    String arn = PolicyArn.text(request.account(), path, input.policyName());
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(
        new Permission("iam:CreatePolicy", arn, TagConditions.ofTags(tags))
            .toldAs("policy " + input.policyName()));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("iam:TagPolicy", arn, TagConditions.ofTags(tags)));
    }
    return new Prepared<>(permissions, call -> decide(call, input, path, tags, seen));
  }

  private Outcome<CreatePolicyResponse> decide(
      Call call, CreatePolicyRequest input, String path, List<Tags.Tag> tags, Snapshot seen) {
    AccountId account = call.request().account();
    String document = PolicyText.managed(input.policyDocument());
    if (CustomerPolicyTable.named(account, input.policyName(), seen).isPresent()) {
      throw IamRefusal.policyExists(input.policyName());
    }
    CustomerPolicy policy =
        CustomerPolicy.create(
            account,
            path,
            input.policyName(),
            UniqueId.POLICY.of(call.entropy().bytes(UniqueId.ENTROPY)),
            Optional.ofNullable(input.description()),
            Tags.NONE.withExact(tags),
            document,
            call.now(),
            quotas);
    return Outcome.of(
        new CreatePolicyResponse(PolicyAnswer.made(policy)),
        CustomerPolicyTable.put(policy),
        PolicyVersionTable.put(policy, policy.defaultVersion(), document),
        HoldingsTable.put(
            account,
            HoldingsTable.of(account, seen)
                .oneMore(Holding.POLICIES, quotas)
                .oneMore(Holding.POLICY_VERSIONS, quotas)));
  }
}
