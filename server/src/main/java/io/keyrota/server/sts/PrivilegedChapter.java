package io.keyrota.server.sts;

import io.keyrota.models.sts.AssumeRootRequest;
import io.keyrota.models.sts.AssumeRootResponse;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Account;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operations by which an account acts in another that gave it nothing of its own: a part of
 * STS's table of contents. The management account of an organization may become the root of a
 * member, and a partner trades in a token of its customer; no account here is either, so each is
 * told so once its policies allow it to ask.
 */
final class PrivilegedChapter {
  private static final Pattern ROOT = Pattern.compile("arn:aws:iam::[0-9]{12}:root");

  private PrivilegedChapter() {}

  static void into(Api api) {
    api.with(StsModel.assumeRoot(), assumeRoot(), "there are no organizations")
        .with(
            StsModel.getDelegatedAccessToken(),
            (request, input, seen) ->
                Prepared.of(
                    Permission.of("sts:GetDelegatedAccessToken", "*"),
                    call -> {
                      throw IamRefusal.notAPartner(request.account());
                    }),
            "there are no partners, so there are no tokens of theirs");
  }

  private static Operation<AssumeRootRequest, AssumeRootResponse> assumeRoot() {
    return (request, input, seen) -> {
      Optional<String> root = root(input.targetPrincipal());
      String policy = Objects.requireNonNullElse(input.taskPolicyArn().arn(), "");
      Permission permission =
          new Permission(
              "sts:AssumeRoot", root.orElse("*"), Map.of("sts:TaskPolicyArn", List.of(policy)));
      return Prepared.of(
          permission,
          call -> {
            throw root.isPresent()
                ? StsRefusal.accessDenied("Access denied")
                : StsRefusal.validation("Invalid target principal: " + input.targetPrincipal());
          });
    };
  }

  /** The ARN of the root that is meant; empty when the principal is none. */
  private static Optional<String> root(String principal) {
    if (AccountId.isValid(principal)) {
      return Optional.of(Account.rootArn(new AccountId(principal)));
    }
    return ROOT.matcher(principal).matches() ? Optional.of(principal) : Optional.empty();
  }
}
