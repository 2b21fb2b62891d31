package io.keyrota.server.sts;

import io.keyrota.models.sts.FederatedUser;
import io.keyrota.models.sts.GetFederationTokenRequest;
import io.keyrota.models.sts.GetFederationTokenResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Vouched;
import io.keyrota.rules.iam.SessionTerms;
import io.keyrota.rules.sts.SessionTags;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials for somebody whom the signer knows: they may do what both the passed policies and the
 * signer's own allow, and without a passed policy nothing.
 */
@RevealsSecret
final class GetFederationToken
    implements Operation<GetFederationTokenRequest, GetFederationTokenResponse> {
  private final IdentityPolicies policies;

  GetFederationToken(IdentityPolicies policies) {
    this.policies = policies;
  }

  @Override
  public Prepared<GetFederationTokenResponse> prepare(
      Request request, GetFederationTokenRequest input, Snapshot seen) {
    SessionTags tags = SessionTags.of(RoleAccess.tags(input.tags()), List.of(), Optional.empty());
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    RoleAccess.requestTags(tags, conditions);
    String arn = arn(request.account(), input.name());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission("sts:GetFederationToken", arn, conditions));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("sts:TagSession", arn, conditions));
    }
    return new Prepared<>(permissions, call -> decide(call, input, tags, seen));
  }

  private Outcome<GetFederationTokenResponse> decide(
      Call call, GetFederationTokenRequest input, SessionTags tags, Snapshot seen) {
    Caller caller = call.request().caller();
    AccountId account = caller.account();
    SessionToken.Holder holder = new SessionToken.Holder.Federated(input.name(), issuer(caller));
    SessionPolicies passed =
        SessionPolicies.of(input.policy(), input.policyArns(), tags, account, policies, seen);
    SessionTerms terms = SessionTerms.of(caller, input.durationSeconds(), call.now());
    Caller.Session session =
        new Caller.Session(
            Issued.parent(caller),
            terms.created(),
            terms.expires(),
            passed.documents(),
            passed.arns(),
            tags.tags(),
            tags.transitive(),
            Optional.empty(),
            Optional.empty(),
            false,
            Map.of());
    Issued issued = Issued.to(call, account, holder, session, input.minimumSessionTokenSize());
    return Outcome.of(
        new GetFederationTokenResponse(
            issued.credentials(),
            new FederatedUser(account + ":" + input.name(), arn(account, input.name())),
            passed.packedSize(),
            issued.utilization(),
            issued.tokenSize()));
  }

  private static String arn(AccountId account, String name) {
    return "arn:aws:sts::" + account + ":federated-user/" + name;
  }

  private static Optional<String> issuer(Caller caller) {
    return switch (caller) {
      case Caller.Root root -> Optional.empty();
      case Caller.User user -> Optional.of(user.userId());
      case Caller.AssumedRole _,
          Caller.FederatedUser _,
          Vouched _,
          Caller.Service _,
          Caller.Unknown _ ->
          throw StsRefusal.accessDenied(
              "Cannot call GetFederationToken without credentials of a user or the root");
    };
  }
}
