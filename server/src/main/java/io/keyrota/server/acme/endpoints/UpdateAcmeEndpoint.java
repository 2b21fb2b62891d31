package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.UpdateAcmeEndpointRequest;
import io.keyrota.models.acm.UpdateAcmeEndpointResponse;
import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Changes the terms of an ACME endpoint, for what is ordered from then on. */
final class UpdateAcmeEndpoint
    implements Operation<UpdateAcmeEndpointRequest, UpdateAcmeEndpointResponse> {
  @Override
  public Prepared<UpdateAcmeEndpointResponse> prepare(
      Request request, UpdateAcmeEndpointRequest input, Snapshot seen) {
    Named<AcmeEndpoint> named = Named.endpoint(request, input.acmeEndpointArn(), seen);
    return Prepared.of(
        named.permission("acm:UpdateAcmeEndpoint"),
        call -> {
          AcmeEndpoint before = named.need();
          before.needServing();
          boolean contact =
              input.contact() == null
                  ? before.contactRequired()
                  : input.contact().equals("REQUIRED");
          List<KeyAlgorithm> algorithms =
              input.certificateAuthority() == null
                  ? before.keyAlgorithms()
                  : GivenEndpoint.algorithms(input.certificateAuthority());
          return Outcome.of(
              new UpdateAcmeEndpointResponse(),
              EndpointTable.put(before.with(contact, algorithms, call.now())));
        });
  }
}
