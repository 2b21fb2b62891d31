package io.keyrota.server.acme.endpoints;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate as clients name it: by its issuer's key and its serial number (RFC 9773, 4.1).
 *
 * @param name the two, as the protocol writes them
 * @param certificateId ACM's
 * @param names in lower case
 * @param replacedBy the order of the certificate that took its place
 */
public record Issued(
    String name,
    String endpointId,
    String accountId,
    String certificateId,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    Optional<String> replacedBy) {

  public Issued {
    names = List.copyOf(names);
  }

  /** The same, another having taken its place. */
  public Issued replacedBy(String order) {
    return new Issued(
        name, endpointId, accountId, certificateId, names, notBefore, notAfter, Optional.of(order));
  }
}
