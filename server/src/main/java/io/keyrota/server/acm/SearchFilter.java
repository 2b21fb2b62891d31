package io.keyrota.server.acm;

import io.keyrota.models.acm.AcmCertificateMetadataFilter;
import io.keyrota.models.acm.CertificateFilter;
import io.keyrota.models.acm.CertificateFilterStatement;
import io.keyrota.models.acm.TimestampRange;
import io.keyrota.models.acm.X509AttributeFilter;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.rules.acm.Renewal;
import io.keyrota.rules.acm.X509Facts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filter trees of SearchCertificates. */
final class SearchFilter {
  /** How deep statements may lie in one another, and how many there may be. */
  private static final int DEEPEST = 8;

  private SearchFilter() {}

  /**
   * What lets certificates through; everything without a statement.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException for a tree that is too deep
   */
  static Predicate<Certificate> of(@Nullable CertificateFilterStatement statement) {
    return statement == null ? certificate -> true : of(statement, DEEPEST);
  }

  private static Predicate<Certificate> of(CertificateFilterStatement statement, int deeper) {
    if (deeper == 0) {
      throw AcmRefusal.validation(
          "Filter statements can lie at most " + DEEPEST + " deep in one another.");
    }
    if (statement.and() != null) {
      List<Predicate<Certificate>> all = each(statement.and(), deeper - 1);
      return certificate -> all.stream().allMatch(one -> one.test(certificate));
    }
    if (statement.or() != null) {
      List<Predicate<Certificate>> all = each(statement.or(), deeper - 1);
      return certificate -> all.stream().anyMatch(one -> one.test(certificate));
    }
    if (statement.not() != null) {
      return of(statement.not(), deeper - 1).negate();
    }
    return statement.filter() == null ? certificate -> true : of(statement.filter());
  }

  private static List<Predicate<Certificate>> each(
      List<CertificateFilterStatement> statements, int deeper) {
    return statements.stream().map(statement -> of(statement, deeper)).toList();
  }

  private static Predicate<Certificate> of(CertificateFilter filter) {
    if (filter.certificateArn() != null) {
      return certificate -> certificate.arn().text().equals(filter.certificateArn());
    }
    if (filter.x509AttributeFilter() != null) {
      return ofX509(filter.x509AttributeFilter());
    }
    AcmCertificateMetadataFilter metadata = filter.acmCertificateMetadataFilter();
    return metadata == null ? certificate -> true : ofMetadata(metadata);
  }

  private static Predicate<Certificate> ofX509(X509AttributeFilter filter) {
    if (filter.keyAlgorithm() != null) {
      return certificate -> certificate.keyAlgorithm().awsName().equals(filter.keyAlgorithm());
    }
    return certificate ->
        certificate.facts().filter(facts -> passes(filter, certificate, facts)).isPresent();
  }

  private static boolean passes(
      X509AttributeFilter filter, Certificate certificate, X509Facts facts) {
    if (filter.subject() != null && filter.subject().commonName() != null) {
      var wanted = filter.subject().commonName();
      return matches(certificate.commonName(), wanted.value(), wanted.comparisonOperator());
    }
    if (filter.subjectAlternativeName() != null
        && filter.subjectAlternativeName().dnsName() != null) {
      var wanted = filter.subjectAlternativeName().dnsName();
      return facts.names().stream()
          .anyMatch(name -> matches(name, wanted.value(), wanted.comparisonOperator()));
    }
    if (filter.extendedKeyUsage() != null) {
      return facts.toldPurposes().contains(filter.extendedKeyUsage());
    }
    if (filter.keyUsage() != null) {
      return facts.toldUsages().contains(filter.keyUsage());
    }
    if (filter.serialNumber() != null) {
      return facts.serial().equals(filter.serialNumber());
    }
    return within(facts.notAfter(), filter.notAfter())
        && within(facts.notBefore(), filter.notBefore());
  }

  private static boolean matches(String value, String wanted, String operator) {
    String has = value.toLowerCase(Locale.ROOT);
    String text = wanted.toLowerCase(Locale.ROOT);
    return operator.equals("EQUALS") ? has.equals(text) : has.contains(text);
  }

  private static boolean within(Instant at, @Nullable TimestampRange range) {
    if (range == null) {
      return true;
    }
    return (range.start() == null || !at.isBefore(range.start()))
        && (range.end() == null || !at.isAfter(range.end()));
  }

  private static Predicate<Certificate> ofMetadata(AcmCertificateMetadataFilter filter) {
    return certificate -> {
      boolean imported = certificate.type() == CertificateType.IMPORTED;
      return is(filter.status(), Optional.of(certificate.status().name()))
          && is(filter.renewalStatus(), certificate.renewal().map(Renewal::status).map(Enum::name))
          && is(filter.type(), Optional.of(certificate.type().name()))
          && is(filter.inUse(), Optional.of(!certificate.uses().isEmpty()))
          && is(filter.exported(), Optional.of(certificate.exported().isPresent()))
          && is(
              filter.exportOption(),
              imported ? Optional.empty() : Optional.of(Described.export(certificate)))
          && is(filter.validationMethod(), certificate.validationMethod().map(Enum::name))
          && is(filter.certificateKeyPairOrigin(), Optional.of(Described.origin(certificate)))
          // No certificate here is CloudFront's.
          && is(filter.managedBy(), Optional.empty())
          && is(filter.acmeEndpointArn(), certificate.acme().map(Certificate.AcmeOrigin::endpoint))
          && is(filter.acmeAccountId(), certificate.acme().map(Certificate.AcmeOrigin::account));
    };
  }

  private static <T> boolean is(@Nullable T wanted, Optional<T> has) {
    return wanted == null || has.filter(wanted::equals).isPresent();
  }
}
