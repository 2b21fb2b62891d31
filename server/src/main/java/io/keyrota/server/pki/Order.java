package io.keyrota.server.pki;

import java.time.Instant;
import java.util.List;

/**
 * A server certificate that is wanted. Whether its names are proved is the asker's matter.
 *
 * @param names DNS names in ASCII, the first also as the common name unless it is too long for one
 * @param publicKey SubjectPublicKeyInfo in DER
 * @param notAfter the last second in which it is in force
 */
public record Order(List<String> names, byte[] publicKey, Instant notBefore, Instant notAfter) {
  public Order {
    names = List.copyOf(names);
  }
}
