package io.keyrota.server.sts;

import io.keyrota.models.sts.GetCallerIdentityRequest;
import io.keyrota.models.sts.GetCallerIdentityResponse;
import io.keyrota.rules.aws.Caller;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Who signed. It needs no permission, even where one is denied. */
final class GetCallerIdentity
    implements Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> {

  @Override
  public Prepared<GetCallerIdentityResponse> prepare(
      Request request, GetCallerIdentityRequest input, Snapshot seen) {
    Caller caller = request.caller();
    return new Prepared<>(
        List.of(),
        call ->
            Outcome.of(
                new GetCallerIdentityResponse(
                    caller.userId(), caller.account().digits(), caller.arn())));
  }
}
