package io.keyrota.rules.acm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate's renewal, the one under way or the last.
 *
 * @param begun when it fell due
 * @param reason why it does not go on
 * @param noticed of the days before the end on which the owner is told, the last one told; empty
 *     before the first
 */
public record Renewal(
    RenewalStatus status,
    List<DomainValidation> validations,
    Instant begun,
    Instant updated,
    Optional<FailureReason> reason,
    Optional<Integer> noticed) {

  public Renewal {
    validations = List.copyOf(validations);
  }

  /** Whether names are being proved. */
  public boolean open() {
    return status == RenewalStatus.PENDING_AUTO_RENEWAL
        || status == RenewalStatus.PENDING_VALIDATION;
  }

  Renewal with(List<DomainValidation> now, Instant at) {
    return new Renewal(status, now, begun, at, reason, noticed);
  }

  Renewal now(RenewalStatus next, Optional<FailureReason> why, Instant at) {
    return new Renewal(next, validations, begun, at, why, noticed);
  }

  Renewal noticed(int days) {
    return new Renewal(status, validations, begun, updated, reason, Optional.of(days));
  }
}
