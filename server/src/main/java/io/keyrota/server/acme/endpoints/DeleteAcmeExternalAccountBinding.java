package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.DeleteAcmeExternalAccountBindingRequest;
import io.keyrota.models.acm.DeleteAcmeExternalAccountBindingResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Deletes an external account binding. One that is not there is deleted already. */
final class DeleteAcmeExternalAccountBinding
    implements Operation<
        DeleteAcmeExternalAccountBindingRequest, DeleteAcmeExternalAccountBindingResponse> {
  @Override
  public Prepared<DeleteAcmeExternalAccountBindingResponse> prepare(
      Request request, DeleteAcmeExternalAccountBindingRequest input, Snapshot seen) {
    Named<Binding> named = Named.binding(request, input.acmeExternalAccountBindingArn(), seen);
    return Prepared.of(
        named.permission("acm:DeleteAcmeExternalAccountBinding"),
        call -> {
          List<Change> changes = new ArrayList<>();
          if (named.row().isPresent()) {
            changes.add(BindingTable.remove(named.arn()));
            EndpointTable.find(named.arn(), seen)
                .ifPresent(it -> changes.add(EndpointTable.put(it.counting(0, -1, 0))));
          }
          return new Outcome<>(new DeleteAcmeExternalAccountBindingResponse(), changes);
        });
  }
}
