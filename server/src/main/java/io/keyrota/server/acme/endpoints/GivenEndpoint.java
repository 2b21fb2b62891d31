package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.CertificateAuthority;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acme.AcmeEndpoint;
import java.util.List;

/** The terms of an endpoint as requests give them. */
final class GivenEndpoint {
  private GivenEndpoint() {}

  /**
   * The keys that the authority may certify: all that can be where nothing is said.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException for an empty list
   */
  static List<KeyAlgorithm> algorithms(CertificateAuthority authority) {
    if (authority.publicCertificateAuthority() == null) {
      throw AcmRefusal.validation("A certificate authority must be specified.");
    }
    List<String> named = authority.publicCertificateAuthority().allowedKeyAlgorithms();
    if (named == null) {
      return AcmeEndpoint.KEY_ALGORITHMS;
    }
    if (named.isEmpty()) {
      throw AcmRefusal.validation("At least one key algorithm must be allowed.");
    }
    return AcmeEndpoint.KEY_ALGORITHMS.stream()
        .filter(algorithm -> named.contains(algorithm.awsName()))
        .toList();
  }
}
