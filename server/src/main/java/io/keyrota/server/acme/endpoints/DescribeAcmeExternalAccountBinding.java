package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.DescribeAcmeExternalAccountBindingRequest;
import io.keyrota.models.acm.DescribeAcmeExternalAccountBindingResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells of an external account binding, not of its key. */
final class DescribeAcmeExternalAccountBinding
    implements Operation<
        DescribeAcmeExternalAccountBindingRequest, DescribeAcmeExternalAccountBindingResponse> {
  @Override
  public Prepared<DescribeAcmeExternalAccountBindingResponse> prepare(
      Request request, DescribeAcmeExternalAccountBindingRequest input, Snapshot seen) {
    Named<Binding> named = Named.binding(request, input.acmeExternalAccountBindingArn(), seen);
    return Prepared.of(
        named.permission("acm:DescribeAcmeExternalAccountBinding"),
        call ->
            Outcome.of(
                new DescribeAcmeExternalAccountBindingResponse(
                    Shown.binding(named.need().facts()))));
  }
}
