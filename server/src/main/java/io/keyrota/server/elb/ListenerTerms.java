package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.Certificate;
import io.keyrota.models.elasticloadbalancing.MutualAuthenticationAttributes;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.rules.elb.SslPolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Protocol, port, policy and default certificate of a listener: what belongs together. */
record ListenerTerms(
    Listener.Protocol protocol,
    int port,
    Optional<String> certificate,
    Optional<SslPolicy> sslPolicy) {

  /**
   * The terms as a request gives them.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError, UnsupportedProtocol, SSLPolicyNotFound,
   *     CertificateNotFound
   */
  static ListenerTerms of(
      @Nullable String protocol,
      @Nullable Integer port,
      @Nullable String sslPolicy,
      @Nullable List<Certificate> certificates) {
    if (port == null || protocol == null) {
      throw ElbRefusal.validation(
          "A listener " + (port == null ? "port" : "protocol") + " must be specified");
    }
    Listener.Protocol spoken =
        switch (protocol) {
          case "HTTP" -> Listener.Protocol.HTTP;
          case "HTTPS" -> Listener.Protocol.HTTPS;
          default -> throw ElbRefusal.unsupportedProtocol(protocol);
        };
    Optional<String> certificate = only(certificates);
    return switch (spoken) {
      case HTTP -> {
        if (certificate.isPresent() || sslPolicy != null) {
          throw ElbRefusal.validation(
              "Certificates and an SSL policy cannot be specified for an HTTP listener");
        }
        yield new ListenerTerms(spoken, port, Optional.empty(), Optional.empty());
      }
      case HTTPS -> {
        if (certificate.isEmpty()) {
          throw ElbRefusal.validation("A certificate must be specified for HTTPS listeners");
        }
        yield new ListenerTerms(
            spoken,
            port,
            certificate,
            Optional.of(sslPolicy == null ? SslPolicy.standard() : SslPolicy.named(sslPolicy)));
      }
    };
  }

  private static Optional<String> only(@Nullable List<Certificate> certificates) {
    if (certificates == null || certificates.isEmpty()) {
      return Optional.empty();
    }
    if (certificates.size() > 1) {
      throw ElbRefusal.validation("Only one certificate can be specified for a listener");
    }
    Certificate certificate = certificates.getFirst();
    if (Boolean.TRUE.equals(certificate.isDefault())) {
      throw ElbRefusal.validation("IsDefault cannot be specified when a listener is made");
    }
    String arn = certificate.certificateArn();
    if (arn == null) {
      throw ElbRefusal.validation("A certificate must have an ARN");
    }
    return Optional.of(arn);
  }

  /** The certificate that a request names for SNI: one a call. */
  static List<String> arns(List<Certificate> certificates) {
    if (certificates.size() != 1) {
      throw ElbRefusal.validation("Exactly one certificate must be specified");
    }
    return certificates.stream()
        .map(
            certificate -> {
              String arn = certificate.certificateArn();
              if (arn == null || certificate.isDefault() != null) {
                throw ElbRefusal.validation(
                    "A certificate must have an ARN, and IsDefault must not be specified");
              }
              return arn;
            })
        .toList();
  }

  /** Refuses what this load balancer does not do, rather than leaving it aside. */
  void needNoMore(@Nullable List<String> alpnPolicy) {
    if (alpnPolicy != null && !alpnPolicy.isEmpty()) {
      throw ElbRefusal.validation("ALPN policies are for TLS listeners of network load balancers");
    }
  }

  /**
   * What is to be done about certificates of clients.
   *
   * @param before what stays where a request says nothing of it
   * @throws io.keyrota.rules.aws.Refusal ValidationError; TrustStoreNotFound where they are to be
   *     verified, since there are no trust stores
   */
  MutualAuthentication mutual(
      @Nullable MutualAuthenticationAttributes given, MutualAuthentication before) {
    boolean tls = protocol == Listener.Protocol.HTTPS;
    MutualAuthentication kept = tls ? before : MutualAuthentication.OFF;
    if (given == null) {
      return kept;
    }
    String mode = given.mode();
    if ("verify".equals(mode)) {
      throw given.trustStoreArn() == null
          ? ElbRefusal.validation("A trust store must be specified for the mode 'verify'")
          : ElbRefusal.trustStoreNotFound(given.trustStoreArn());
    }
    if (namesTrustStore(given)) {
      throw ElbRefusal.validation(
          "A trust store and what goes with it can be specified for the mode 'verify' only");
    }
    if (mode == null) {
      return kept;
    }
    MutualAuthentication wanted =
        MutualAuthentication.named(mode)
            .orElseThrow(
                () ->
                    ElbRefusal.validation(
                        "Mutual authentication mode '" + mode + "' is not valid"));
    if (wanted != MutualAuthentication.OFF && !tls) {
      throw ElbRefusal.validation(
          "Mutual authentication can be specified for HTTPS listeners only");
    }
    return wanted;
  }

  private static boolean namesTrustStore(MutualAuthenticationAttributes given) {
    return given.trustStoreArn() != null
        || Boolean.TRUE.equals(given.ignoreClientCertificateExpiry())
        || "on".equals(given.advertiseTrustStoreCaNames());
  }
}
