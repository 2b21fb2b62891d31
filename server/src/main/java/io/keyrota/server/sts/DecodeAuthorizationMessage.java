package io.keyrota.server.sts;

import io.keyrota.models.sts.DecodeAuthorizationMessageRequest;
import io.keyrota.models.sts.DecodeAuthorizationMessageResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.AuthorizationMessage;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Reads what a denial says in its encoded part, for callers of the account that was denied. */
final class DecodeAuthorizationMessage
    implements Operation<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse> {

  @Override
  public Prepared<DecodeAuthorizationMessageResponse> prepare(
      Request request, DecodeAuthorizationMessageRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("sts:DecodeAuthorizationMessage", "*"),
        call ->
            Outcome.of(
                new DecodeAuthorizationMessageResponse(
                    AuthorizationMessage.decode(
                            request.account(), input.encodedMessage(), call.sealer())
                        .orElseThrow(StsRefusal::invalidAuthorizationMessage))));
  }
}
