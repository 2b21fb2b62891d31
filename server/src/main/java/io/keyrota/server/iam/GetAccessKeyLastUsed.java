package io.keyrota.server.iam;

import io.keyrota.models.iam.AccessKeyLastUsed;
import io.keyrota.models.iam.GetAccessKeyLastUsedRequest;
import io.keyrota.models.iam.GetAccessKeyLastUsedResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.Account;
import io.keyrota.rules.iam.LastUse;
import io.keyrota.rules.iam.User;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/**
 * When an access key last signed, for which service and region. A key that does not exist, or is
 * another account's, is denied (AWS, since 2023): nobody learns here which ids exist.
 */
final class GetAccessKeyLastUsed
    implements Operation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse>, MayWait {
  private static final String ACTION = "iam:GetAccessKeyLastUsed";

  /** What AWS writes of a key that was never used. */
  private static final String NEVER = "N/A";

  private final KeyUses uses;

  GetAccessKeyLastUsed(KeyUses uses) {
    this.uses = uses;
  }

  @Override
  public Prepared<GetAccessKeyLastUsedResponse> prepare(
      Request request, GetAccessKeyLastUsedRequest input, Snapshot seen) {
    Optional<AccessKey> key =
        AccessKeyTable.find(request.account(), input.accessKeyId(), seen).map(SealedAccessKey::key);
    Optional<User> user =
        key.flatMap(found -> UserTable.ofId(request.account(), found.owner(), seen));
    return Prepared.of(
        Permission.of(ACTION, resource(request, key, user)).toldAs(told(input.accessKeyId())),
        call -> {
          if (key.isEmpty()) {
            throw denied(request, input.accessKeyId());
          }
          return Outcome.of(
              new GetAccessKeyLastUsedResponse(
                  user.map(User::name).orElse(null), answer(uses.lastUse(input.accessKeyId()))));
        });
  }

  private static String resource(Request request, Optional<AccessKey> key, Optional<User> user) {
    if (key.isEmpty()) {
      return "*";
    }
    return user.map(User::arn).orElseGet(() -> Account.rootArn(request.account()));
  }

  /** A denial names the key as it was asked for, not its owner, whom the caller may not know. */
  private static String told(String accessKeyId) {
    return "access key " + accessKeyId;
  }

  private static AccessKeyLastUsed answer(Optional<LastUse> use) {
    return new AccessKeyLastUsed(
        use.map(LastUse::date).map(WholeSeconds::of).orElse(null),
        use.map(LastUse::serviceName).orElse(NEVER),
        use.map(LastUse::region).orElse(NEVER));
  }

  private static Refusal denied(Request request, String accessKeyId) {
    return new Refusal(
        "AccessDenied",
        "User: "
            + request.caller().arn()
            + " is not authorized to perform: "
            + ACTION
            + " on resource: "
            + told(accessKeyId));
  }
}
