package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.DeleteAcmeDomainValidationRequest;
import io.keyrota.models.acm.DeleteAcmeDomainValidationResponse;
import io.keyrota.rules.acme.AcmeDomain;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Ends the proof of a domain: nothing more is issued by it. One that is not there has ended. */
final class DeleteAcmeDomainValidation
    implements Operation<DeleteAcmeDomainValidationRequest, DeleteAcmeDomainValidationResponse> {
  @Override
  public Prepared<DeleteAcmeDomainValidationResponse> prepare(
      Request request, DeleteAcmeDomainValidationRequest input, Snapshot seen) {
    Named<AcmeDomain> named = Named.domain(request, input.acmeDomainValidationArn(), seen);
    return Prepared.of(
        named.permission("acm:DeleteAcmeDomainValidation"),
        call -> {
          List<Change> changes = new ArrayList<>();
          if (named.row().isPresent()) {
            changes.add(DomainTable.remove(named.arn()));
            EndpointTable.find(named.arn(), seen)
                .ifPresent(it -> changes.add(EndpointTable.put(it.counting(-1, 0, 0))));
          }
          return new Outcome<>(new DeleteAcmeDomainValidationResponse(), changes);
        });
  }
}
