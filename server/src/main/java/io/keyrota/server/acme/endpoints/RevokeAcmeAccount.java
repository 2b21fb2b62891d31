package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.RevokeAcmeAccountRequest;
import io.keyrota.models.acm.RevokeAcmeAccountResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Revokes an ACME account for good: it can neither order nor revoke any more. */
final class RevokeAcmeAccount
    implements Operation<RevokeAcmeAccountRequest, RevokeAcmeAccountResponse> {
  @Override
  public Prepared<RevokeAcmeAccountResponse> prepare(
      Request request, RevokeAcmeAccountRequest input, Snapshot seen) {
    Named<AcmeEndpoint> named = Named.endpoint(request, input.acmeEndpointArn(), seen);
    return Prepared.of(
        named.permission("acm:RevokeAcmeAccount"),
        call -> {
          AcmeAccount account = NamedAccount.need(named, input.accountUrl(), seen);
          if (account.status() == AcmeAccount.Status.REVOKED) {
            throw AcmRefusal.conflict("The ACME account is already revoked.");
          }
          return Outcome.of(
              new RevokeAcmeAccountResponse(),
              AccountTable.put(account.now(AcmeAccount.Status.REVOKED)));
        });
  }
}
