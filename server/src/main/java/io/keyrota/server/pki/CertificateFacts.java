package io.keyrota.server.pki;

import java.time.Instant;
import java.util.List;

/**
 * What a certificate says.
 *
 * @param serial in lower-case hexadecimal with colons between the bytes
 * @param subject the distinguished name in RFC 4514's form and the certificate's order, empty
 *     without any
 * @param names the subject alternative names that are DNS names, as they stand there
 * @param keyAlgorithm by ACM's names, for example {@code EC_prime256v1}; for keys that ACM does not
 *     know another word
 * @param signatureAlgorithm for example {@code SHA256WITHRSA}
 * @param keyUsages by ACM's names, for example {@code DIGITAL_SIGNATURE}
 * @param authority whether it may sign others
 */
public record CertificateFacts(
    String serial,
    String subject,
    String issuer,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    String keyAlgorithm,
    String signatureAlgorithm,
    List<String> keyUsages,
    List<Purpose> extendedKeyUsages,
    boolean authority) {

  public CertificateFacts {
    names = List.copyOf(names);
    keyUsages = List.copyOf(keyUsages);
    extendedKeyUsages = List.copyOf(extendedKeyUsages);
  }

  /**
   * A purpose of the key.
   *
   * @param name ACM's, for example {@code TLS_WEB_SERVER_AUTHENTICATION}; {@code CUSTOM} for others
   */
  public record Purpose(String name, String oid) {}
}
