package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.DomainFinding.RecordSeen;
import io.keyrota.rules.acme.AcmeDomain;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.dns.Resolver;
import io.keyrota.server.dns.ValidationLook;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks whether the records of domain validations stand: until they do, and every day after. */
final class CheckAcmeDomain implements Duty<CheckAcmeDomain.Found> {
  /** When to look again at a row that changed meanwhile. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Resolver resolver;
  private final Supplier<Snapshot> look;

  CheckAcmeDomain(Resolver resolver, Supplier<Snapshot> look) {
    this.resolver = resolver;
    this.look = look;
  }

  /** What was seen of a domain's record. */
  record Found(RecordSeen seen) {}

  @Override
  public String kind() {
    return DomainTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return RoleTrust.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "ValidateAcmeDomain";
  }

  @Override
  public Found observe(Due due) {
    return new Found(
        DomainTable.find(due.identity(), look.get())
            .map(domain -> ValidationLook.record(resolver, domain.record()))
            .orElse(RecordSeen.UNKNOWN));
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Found found, Snapshot seen) {
    Optional<AcmeDomain> row =
        DomainTable.find(due.identity(), seen)
            .filter(domain -> domain.due().filter(at -> !at.isAfter(call.now())).isPresent());
    if (row.isEmpty()) {
      return Outcome.of(call.now().plus(AGAIN));
    }
    AcmeDomain before = row.get();
    AcmeDomain after = before.found(found.seen(), call.now());
    boolean same = after.status() == before.status() && after.due().isPresent();
    // Nothing is written for a look that changed nothing.
    return same
        ? Outcome.of(after.due().orElseThrow())
        : Outcome.of(call.now(), DomainTable.put(after));
  }
}
