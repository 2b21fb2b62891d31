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
import java.util.Optional;

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
            userId(caller),
            caller.credential().map(Caller.Credential::accessKeyId).orElse(""),
            terms);
    Secret secret = SecretAccessKey.of(call.entropy().bytes(SecretAccessKey.ENTROPY));
    return Outcome.of(
        new GetSessionTokenResponse(
            new Credentials(
                token.accessKeyId(), secret, token.seal(secret, call.sealer()), terms.expires())));
  }

  private static Optional<String> userId(Caller caller) {
    return switch (caller) {
      case Caller.Root root -> Optional.empty();
      case Caller.User user -> Optional.of(user.userId());
      case Caller.Service service -> throw notForThem();
      case Caller.Unknown unknown -> throw notForThem();
    };
  }

  private static Refusal notForThem() {
    return new Refusal(
        "AccessDenied", "Cannot call GetSessionToken without credentials of a user or the root");
  }
}
