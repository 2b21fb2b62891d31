package io.keyrota.rules.acme;

import io.keyrota.rules.acm.AcmTags;
import java.time.Instant;
import java.util.Optional;

/**
 * An external account binding (RFC 8555, 7.3.4): who has its MAC key may register accounts that act
 * for its role. The key itself lies sealed beside it.
 *
 * @param keyId what clients name it by
 * @param token the idempotency token that it was made with; empty without one
 */
public record AcmeBinding(
    AcmeArn arn,
    String roleArn,
    String keyId,
    AcmTags tags,
    String token,
    Instant created,
    Instant updated,
    Optional<Instant> expires,
    Optional<Instant> revoked,
    Optional<Instant> lastUsed) {

  /** Whether accounts can be registered by it at that instant. */
  public boolean usable(Instant now) {
    return revoked.isEmpty() && expires.filter(end -> !end.isAfter(now)).isEmpty();
  }

  /** The same, revoked for good; accounts that were registered by it stay. */
  public AcmeBinding revokedAt(Instant now) {
    return new AcmeBinding(
        arn, roleArn, keyId, tags, token, created, now, expires, Optional.of(now), lastUsed);
  }

  /** The same, an account having been registered by it. */
  public AcmeBinding usedAt(Instant now) {
    return new AcmeBinding(
        arn, roleArn, keyId, tags, token, created, updated, expires, revoked, Optional.of(now));
  }

  public AcmeBinding with(AcmTags changed) {
    return new AcmeBinding(
        arn, roleArn, keyId, changed, token, created, updated, expires, revoked, lastUsed);
  }
}
