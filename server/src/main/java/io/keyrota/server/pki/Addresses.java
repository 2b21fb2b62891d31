package io.keyrota.server.pki;

import java.util.Optional;

/**
 * Where the pages of the authority are found, as certificates say it.
 *
 * @param base for example {@code http://ca.example.com:4580}; empty: certificates do not say
 */
public record Addresses(Optional<String> base) {
  /** What the path of every page of the authority begins with. */
  public static final String PATH = "/ca/";

  Optional<String> crl(String issuer) {
    return base.map(url -> url + PATH + issuer + ".crl");
  }

  Optional<String> certificate(String issuer) {
    return base.map(url -> url + PATH + issuer + ".cer");
  }

  Optional<String> ocsp() {
    return base.map(url -> url + PATH + "ocsp");
  }
}
