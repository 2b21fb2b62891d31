package io.keyrota.rules.sigv4;

import java.time.Instant;

/**
 * A credential scope: the day, region and service that a signing key is good for.
 *
 * @param date {@code YYYYMMDD}, UTC
 * @param region for example {@code eu-central-1}, or {@code aws-global}
 * @param service the signing name, for example {@code iam}
 * @param terminator {@link #TERMINATOR}; anything else is refused by {@link Verification}
 */
public record Scope(String date, String region, String service, String terminator) {

  /** The end of every scope of this version. */
  public static final String TERMINATOR = "aws4_request";

  /** The scope of a signature made at an instant. */
  public static Scope at(Instant instant, String region, String service) {
    return new Scope(AmzDate.of(instant).day(), region, service, TERMINATOR);
  }

  /** As it stands in the string to sign: {@code date/region/service/terminator}. */
  @Override
  public String toString() {
    return date + '/' + region + '/' + service + '/' + terminator;
  }
}
