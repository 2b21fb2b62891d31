package io.keyrota.server.sts;

import io.keyrota.models.sts.GetSessionTokenRequest;
import io.keyrota.models.sts.GetSessionTokenResponse;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Vouched;
import io.keyrota.rules.iam.SessionTerms;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MfaCodes;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/**
 * Temporary credentials of the signer itself, which needs long-term ones and no permission; with a
 * one-time code of its MFA device they say that it was checked.
 */
@RevealsSecret
final class GetSessionToken implements Operation<GetSessionTokenRequest, GetSessionTokenResponse> {
  private final MfaCodes codes;

  GetSessionToken(MfaCodes codes) {
    this.codes = codes;
  }

  @Override
  public Prepared<GetSessionTokenResponse> prepare(
      Request request, GetSessionTokenRequest input, Snapshot seen) {
    return new Prepared<>(List.of(), call -> decide(call, input, seen));
  }

  private Outcome<GetSessionTokenResponse> decide(
      Call call, GetSessionTokenRequest input, Snapshot seen) {
    Caller caller = call.request().caller();
    SessionTerms.refusal(caller, "sts", "GetSessionToken")
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    SessionToken.Holder holder = holder(caller);
    Mfa mfa = new Mfa(input.serialNumber(), input.tokenCode());
    List<Change> spent = mfa.spend(codes, call, seen);
    SessionTerms terms = SessionTerms.of(caller, input.durationSeconds(), call.now());
    Caller.Session plain =
        new Caller.Session(Issued.parent(caller), terms.created(), terms.expires());
    Caller.Session session = mfa.at(call).map(plain::withMfa).orElse(plain);
    Issued issued =
        Issued.to(call, caller.account(), holder, session, input.minimumSessionTokenSize());
    return new Outcome<>(
        new GetSessionTokenResponse(issued.credentials(), issued.utilization(), issued.tokenSize()),
        spent);
  }

  private static SessionToken.Holder holder(Caller caller) {
    return switch (caller) {
      case Caller.Root root -> new SessionToken.Holder.Root();
      case Caller.User user -> new SessionToken.Holder.User(user.userId());
      case Caller.AssumedRole _,
          Caller.FederatedUser _,
          Vouched _,
          Caller.Service _,
          Caller.Unknown _ ->
          throw StsRefusal.accessDenied(
              "Cannot call GetSessionToken without credentials of a user or the root");
    };
  }
}
