package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.RevokeAcmeExternalAccountBindingRequest;
import io.keyrota.models.acm.RevokeAcmeExternalAccountBindingResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/**
 * Revokes an external account binding for good. Accounts that were registered by it stay: each is
 * revoked on its own.
 */
final class RevokeAcmeExternalAccountBinding
    implements Operation<
        RevokeAcmeExternalAccountBindingRequest, RevokeAcmeExternalAccountBindingResponse> {
  @Override
  public Prepared<RevokeAcmeExternalAccountBindingResponse> prepare(
      Request request, RevokeAcmeExternalAccountBindingRequest input, Snapshot seen) {
    Named<Binding> named = Named.binding(request, input.acmeExternalAccountBindingArn(), seen);
    return Prepared.of(
        named.permission("acm:RevokeAcmeExternalAccountBinding"),
        call -> {
          Binding binding = named.need();
          if (binding.facts().revoked().isPresent()) {
            throw AcmRefusal.conflict(
                "The external account binding " + named.arn() + " is already revoked.");
          }
          return Outcome.of(
              new RevokeAcmeExternalAccountBindingResponse(),
              BindingTable.put(binding.with(binding.facts().revokedAt(call.now()))));
        });
  }
}
