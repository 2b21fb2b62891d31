package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.Renewal;
import io.keyrota.rules.acm.X509Facts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** The orders of SearchCertificates; what lacks the attribute stands at the end, whichever way. */
final class SearchOrder {
  private SearchOrder() {}

  /** The order by a value of SearchCertificatesSortBy. */
  static Comparator<Certificate> by(String sortBy, boolean descending) {
    Comparator<Certificate> order =
        switch (sortBy) {
          case "NOT_AFTER" -> at(c -> c.facts().map(X509Facts::notAfter), descending);
          case "NOT_BEFORE" -> at(c -> c.facts().map(X509Facts::notBefore), descending);
          case "ISSUED_AT" -> at(Certificate::issued, descending);
          case "IMPORTED_AT" -> at(Certificate::imported, descending);
          case "REVOKED_AT" -> at(c -> c.revocation().map(Certificate.Revocation::at), descending);
          case "STATUS" -> text(c -> Optional.of(c.status().name()), descending);
          case "RENEWAL_STATUS" ->
              text(c -> c.renewal().map(Renewal::status).map(Enum::name), descending);
          case "EXPORTED" -> text(c -> flag(c.exported().isPresent()), descending);
          case "IN_USE" -> text(c -> flag(!c.uses().isEmpty()), descending);
          case "KEY_ALGORITHM" -> text(c -> Optional.of(c.keyAlgorithm().awsName()), descending);
          case "TYPE" -> text(c -> Optional.of(c.type().name()), descending);
          case "COMMON_NAME" -> text(c -> Optional.of(c.commonName()), descending);
          case "RENEWAL_ELIGIBILITY" -> text(c -> Optional.of(c.eligibility().name()), descending);
          case "EXPORT_OPTION" -> text(c -> Optional.of(Described.export(c)), descending);
          case "VALIDATION_METHOD" -> text(c -> c.validationMethod().map(Enum::name), descending);
          // CERTIFICATE_ARN, and what no certificate here has: CloudFront's and ACME's attributes.
          default -> text(c -> Optional.of(c.arn().text()), descending);
        };
    return order.thenComparing(certificate -> certificate.arn().text());
  }

  private static Optional<String> flag(boolean value) {
    return Optional.of(Boolean.toString(value));
  }

  private static Comparator<Certificate> at(
      Function<Certificate, Optional<Instant>> which, boolean descending) {
    return ordered(which, descending);
  }

  private static Comparator<Certificate> text(
      Function<Certificate, Optional<String>> which, boolean descending) {
    return ordered(which, descending);
  }

  private static <T extends Comparable<T>> Comparator<Certificate> ordered(
      Function<Certificate, Optional<T>> which, boolean descending) {
    Comparator<T> values = Comparator.naturalOrder();
    Comparator<T> directed = descending ? values.reversed() : values;
    return (one, other) -> {
      Optional<T> first = which.apply(one);
      Optional<T> second = which.apply(other);
      if (first.isEmpty() || second.isEmpty()) {
        return Boolean.compare(first.isEmpty(), second.isEmpty());
      }
      return directed.compare(first.get(), second.get());
    };
  }
}
