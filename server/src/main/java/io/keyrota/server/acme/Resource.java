package io.keyrota.server.acme;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Snapshot;

/** Something that can be asked for with a signed request. */
interface Resource {

  /** The event as the trail tells it, for example {@code AcmeNewOrder}. */
  String event();

  /** Whether it can change nothing. */
  default boolean readOnly() {
    return false;
  }

  /** Whether it is asked for by a key that no account has, or need have. */
  default boolean byKey() {
    return false;
  }

  /**
   * What follows from the request.
   *
   * @throws io.keyrota.rules.acme.AcmeProblem as the client will read it
   */
  Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen);
}
