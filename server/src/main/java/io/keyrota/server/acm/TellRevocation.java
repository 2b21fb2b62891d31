package io.keyrota.server.acm;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.UpstreamAuthority.Told;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells another authority that a certificate of its own is revoked, until it has heard. */
final class TellRevocation implements Duty<Told> {
  private static final System.Logger LOG = System.getLogger("keyrota.acm");
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LATEST = Duration.ofHours(6);

  private final UpstreamIssuance upstream;

  TellRevocation(UpstreamIssuance upstream) {
    this.upstream = upstream;
  }

  @Override
  public String kind() {
    return UpstreamRevocationTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return PrivateKeys.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "TellCertificateRevocation";
  }

  @Override
  public Told observe(Due due) {
    return UpstreamRevocationTable.find(due.identity(), upstream.store().get())
        .map(row -> upstream.authority().revoke(row.certificate(), row.reason()))
        .orElse(new Told.Heard());
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Told found, Snapshot seen) {
    Optional<UpstreamRevocation> row = UpstreamRevocationTable.find(due.identity(), seen);
    if (row.isEmpty()) {
      return Outcome.of(call.now());
    }
    return switch (found) {
      case Told.Heard heard ->
          Outcome.of(call.now(), UpstreamRevocationTable.remove(due.identity()));
      case Told.NotYet notYet -> {
        LOG.log(
            System.Logger.Level.WARNING,
            row.get().serial() + " is not revoked upstream: " + notYet.why());
        Duration pause = FollowUpstreamOrder.pause(FIRST, row.get().failures(), LATEST);
        yield Outcome.of(
            call.now(),
            UpstreamRevocationTable.put(
                due.identity().place(), row.get().failed(call.now().plus(pause))));
      }
    };
  }
}
