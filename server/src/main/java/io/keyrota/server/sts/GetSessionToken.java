package io.keyrota.server.sts;

import io.keyrota.models.sts.Credentials;
import io.keyrota.models.sts.GetSessionTokenRequest;
import io.keyrota.models.sts.GetSessionTokenResponse;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.rules.iam.SecretAccessKey;
import io.keyrota.rules.iam.SessionTerms;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/**
 * Temporary credentials of the signer itself, which needs long-term ones and no permission. Nothing
 * is stored: the session is its token.
 */
@RevealsSecret
final class GetSessionToken implements Operation<GetSessionTokenRequest, GetSessionTokenResponse> {

  @Override
  public Prepared<GetSessionTokenResponse> prepare(
      Request request, GetSessionTokenRequest input, Snapshot seen) {
    return new Prepared<>(List.of(), call -> decide(call, input));
  }

  private static Outcome<GetSessionTokenResponse> decide(Call call, GetSessionTokenRequest input) {
    Caller caller = call.request().caller();
    SessionTerms.refusal(caller, "sts", "GetSessionToken")
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    if (input.serialNumber() != null || input.tokenCode() != null) {
      // Nobody has an MFA device yet, so no code is the right one.
      throw new Refusal(
          "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }
    SessionTerms terms = SessionTerms.of(caller, input.durationSeconds(), call.now());
    SessionToken token =
        new SessionToken(
            AccessKeyId.session(caller.account(), call.entropy().bytes(AccessKeyId.ENTROPY)),
            caller.account(),
            holder(caller),
            new Caller.Session(
                caller.credential().map(Caller.Credential::accessKeyId).orElse(""),
                terms.created(),
                terms.expires()));
    Secret secret = SecretAccessKey.of(call.entropy().bytes(SecretAccessKey.ENTROPY));
    return Outcome.of(
        new GetSessionTokenResponse(
            new Credentials(
                token.accessKeyId(), secret, token.seal(secret, call.sealer()), terms.expires())));
  }

  private static SessionToken.Holder holder(Caller caller) {
    return switch (caller) {
      case Caller.Root root -> new SessionToken.Holder.Root();
      case Caller.User user -> new SessionToken.Holder.User(user.userId());
      case Caller.AssumedRole _,
          Caller.FederatedUser _,
          Caller.WebIdentityUser _,
          Caller.Service _,
          Caller.Unknown _ ->
          throw new Refusal(
              "AccessDenied",
              "Cannot call GetSessionToken without credentials of a user or the root");
    };
  }
}
