package io.keyrota.server.acme;

import io.keyrota.rules.acme.AcmeOrder;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.server.acme.endpoints.OrderTable;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Snapshot;

/** An order as its client sees it. */
final class Order implements Resource {

  @Override
  public String event() {
    return "AcmeGetOrder";
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  /** The account's order that is asked for. */
  static AcmeOrder own(AcmeRequest request, Snapshot seen) {
    return OrderTable.find(request.account(), request.part(1), seen)
        .orElseThrow(AcmeProblem::notFound);
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    request.needNoPayload();
    return Outcome.of(OrderView.of(200, request.target(), own(request, seen), call.now()));
  }
}
