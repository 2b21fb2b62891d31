package io.keyrota.server.acme;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Snapshot;

/** What everybody may read, for clients that sign all they ask for (RFC 8555, 6.3). */
record SignedReading(String event, OpenResources open) implements Resource {

  @Override
  public boolean readOnly() {
    return true;
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    request.needNoPayload();
    return Outcome.of(open.answer(request.target(), false, request.endpoint(), seen));
  }
}
