package io.keyrota.rules.acm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a certificate itself says.
 *
 * @param serial in lower-case hexadecimal with colons between the bytes
 * @param subject the distinguished name, for example {@code CN=example.com}
 * @param names the subject alternative names that are DNS names, as they stand there
 * @param signatureAlgorithm for example {@code SHA256WITHRSA}
 * @param keyUsages by ACM's names, for example {@code DIGITAL_SIGNATURE}
 */
public record X509Facts(
    String serial,
    String subject,
    String issuer,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    String signatureAlgorithm,
    List<String> keyUsages,
    List<ExtendedKeyUsage> extendedKeyUsages) {

  public X509Facts {
    names = List.copyOf(names);
    keyUsages = List.copyOf(keyUsages);
    extendedKeyUsages = List.copyOf(extendedKeyUsages);
  }

  /**
   * A purpose of the key.
   *
   * @param name ACM's, for example {@code TLS_WEB_SERVER_AUTHENTICATION}; {@code CUSTOM} for others
   */
  public record ExtendedKeyUsage(String name, String oid) {}

  /** The key usages as ACM tells them: a certificate without the extension is for any. */
  public List<String> toldUsages() {
    return keyUsages.isEmpty() ? List.of("ANY") : keyUsages;
  }

  /** The names of the purposes as ACM tells them: a certificate without the extension has none. */
  public List<String> toldPurposes() {
    return extendedKeyUsages.isEmpty()
        ? List.of("NONE")
        : extendedKeyUsages.stream().map(ExtendedKeyUsage::name).toList();
  }

  /** From the first second to the last, both counted (RFC 5280, 4.1.2.5). */
  public Duration life() {
    return Duration.between(notBefore, notAfter).plusSeconds(1);
  }
}
