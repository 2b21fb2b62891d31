package io.keyrota.rules.credentials;

import java.time.Instant;

/**
 * A use of an access key as a source tells it.
 *
 * @param service for example {@code s3}
 * @param origin who it was, as far as known: an address and a user agent; empty when unknown
 */
public record KeyUse(Instant at, String service, String region, String origin) {

  /** One line: what, where, when, and by whom when that is known. */
  public String text() {
    return service
        + " "
        + region
        + " at "
        + Span.seconds(at)
        + (origin.isEmpty() ? "" : " by " + origin);
  }
}
