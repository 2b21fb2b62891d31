package io.keyrota.server;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;

/** The sealer of the one moment in which the domain keys themselves are being made. */
final class NothingSealedYet implements Sealer {

  @Override
  public Sealed seal(Domain domain, Identity boundTo, Secret secret) {
    throw new IllegalStateException("there are no domain keys yet");
  }

  @Override
  public Secret open(Domain domain, Identity boundTo, Sealed sealed) {
    throw new IllegalStateException("there are no domain keys yet");
  }
}
