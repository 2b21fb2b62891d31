package io.keyrota.server;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.acm.UpstreamIssuance;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.crypto.KeyPairs;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Store;
import io.keyrota.server.upstream.AcmeAuthority;
import io.keyrota.server.upstream.UpstreamTerms;
import java.time.Instant;
import java.util.Optional;

/** Wires another certificate authority, where one is set. */
final class UpstreamRoom {
  private UpstreamRoom() {}

  /** The authority; the key of our account there is made with the first start that has it. */
  static Optional<UpstreamIssuance> of(
      Optional<UpstreamTerms> terms,
      KeyPairs pairs,
      Sealer sealer,
      Store store,
      ServiceCalls calls,
      Instant now) {
    return terms.map(
        agreed -> {
          calls.once(
              House.act(AccountId.SYSTEM, "MakeUpstreamAccountKey", now),
              seen -> AcmeAuthority.missing(agreed, pairs, sealer, seen));
          return new UpstreamIssuance(
              new AcmeAuthority(agreed, store::snapshot, sealer), store::snapshot);
        });
  }
}
