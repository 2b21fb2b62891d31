package io.keyrota.server.acm;

import io.keyrota.models.acm.CertificateOptions;
import io.keyrota.models.acm.RequestCertificateRequest;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.AmazonDomains;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateEnd;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.CertificateNames;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.rules.acm.DomainValidation;
import io.keyrota.rules.acm.FailureReason;
import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acm.ValidationEmails;
import io.keyrota.rules.acm.ValidationMethod;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What RequestCertificate is asked for, once it is known to be possible.
 *
 * @param validationDomains of each name, whose addresses are asked where names are proved by mail
 * @param privateAuthority the ARN of an AWS Private CA
 */
record CertificateRequest(
    List<String> names,
    ValidationMethod method,
    Map<String, String> validationDomains,
    KeyAlgorithm algorithm,
    boolean exportable,
    Optional<String> privateAuthority) {

  /**
   * Reads the request.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidParameterException,
   *     InvalidDomainValidationOptionsException, LimitExceededException
   */
  static CertificateRequest of(RequestCertificateRequest input, AcmWorks works) {
    List<String> names =
        CertificateNames.requested(
            input.domainName(),
            Objects.requireNonNullElse(input.subjectAlternativeNames(), List.of()),
            works.quotas());
    Map<String, String> domains =
        ValidationEmails.domains(
            names,
            Objects.requireNonNullElse(
                    input.domainValidationOptions(),
                    List.<io.keyrota.models.acm.DomainValidationOption>of())
                .stream()
                .map(
                    option ->
                        new ValidationEmails.Option(option.domainName(), option.validationDomain()))
                .toList(),
            works.policy().suffixes());
    return new CertificateRequest(
        names,
        method(input),
        domains,
        algorithm(input.keyAlgorithm()),
        exportable(input.options()),
        Optional.ofNullable(input.certificateAuthorityArn()));
  }

  private static ValidationMethod method(RequestCertificateRequest input) {
    // AWS's default is the older method.
    ValidationMethod method =
        input.validationMethod() == null
            ? ValidationMethod.EMAIL
            : ValidationMethod.valueOf(input.validationMethod());
    if (method == ValidationMethod.HTTP || input.managedBy() != null) {
      throw AcmRefusal.parameter(
          "HTTP validation and ManagedBy are for requests made by Amazon CloudFront.");
    }
    return method;
  }

  private static KeyAlgorithm algorithm(@Nullable String name) {
    KeyAlgorithm algorithm =
        name == null ? KeyAlgorithm.RSA_2048 : KeyAlgorithm.named(name).orElseThrow();
    if (algorithm.requested().isEmpty()) {
      throw AcmRefusal.parameter(
          "The key algorithm " + name + " is for imported certificates only.");
    }
    return algorithm;
  }

  private static boolean exportable(@Nullable CertificateOptions options) {
    if (options == null) {
      return false;
    }
    if (Objects.equals(options.certificateTransparencyLoggingPreference(), "DISABLED")) {
      throw AcmRefusal.parameter(
          "Certificate transparency logging opt-out is no longer available.");
    }
    return Objects.equals(options.export(), "ENABLED");
  }

  /** The condition keys of the request, with those of its tags. */
  Map<String, List<String>> conditions(Map<String, List<String>> ofTags) {
    Map<String, List<String>> conditions = new LinkedHashMap<>(ofTags);
    conditions.put("acm:ValidationMethod", List.of(method.name()));
    conditions.put("acm:DomainNames", names);
    conditions.put("acm:KeyAlgorithm", List.of(algorithm.awsName()));
    conditions.put("acm:Export", List.of(exportable ? "ENABLED" : "DISABLED"));
    conditions.put("acm:CertificateTransparencyLogging", List.of("ENABLED"));
    privateAuthority.ifPresent(arn -> conditions.put("acm:CertificateAuthority", List.of(arn)));
    return conditions;
  }

  /** The certificate that is asked for: pending, or failed where it can never be issued. */
  Certificate made(CertificateArn arn, AcmTags tags, AcmWorks works, Instant now) {
    boolean ofPrivate = privateAuthority.isPresent();
    List<DomainValidation> validations =
        ofPrivate
            ? List.of()
            : names.stream()
                .map(
                    name ->
                        DomainValidation.pending(
                            name, method, Objects.requireNonNull(validationDomains.get(name))))
                .toList();
    Certificate requested =
        CertificateLife.requested(
            new CertificateLife.Wanted(
                arn,
                ofPrivate ? CertificateType.PRIVATE : CertificateType.AMAZON_ISSUED,
                algorithm,
                names,
                validations,
                exportable,
                tags),
            now);
    if (ofPrivate) {
      // There is no AWS Private CA here that could be meant.
      return CertificateEnd.failed(requested, Optional.of(FailureReason.PCA_RESOURCE_NOT_FOUND));
    }
    if (method == ValidationMethod.EMAIL && !works.mail().possible()) {
      return CertificateLife.denied(
          requested, names.getFirst(), FailureReason.NO_AVAILABLE_CONTACTS, now);
    }
    for (String name : names) {
      String domain = CertificateNames.domain(name);
      if (AmazonDomains.contains(domain)) {
        return CertificateLife.denied(
            requested, name, FailureReason.ADDITIONAL_VERIFICATION_REQUIRED, now);
      }
      if (works.policy().suffixes().contains(domain)) {
        return CertificateLife.denied(requested, name, FailureReason.INVALID_PUBLIC_DOMAIN, now);
      }
    }
    return requested;
  }

  /** All of it in words: equal where the same is asked for. */
  String text() {
    return String.join(
        " ",
        String.join(",", names),
        method.name(),
        validationDomains.toString(),
        algorithm.awsName(),
        Boolean.toString(exportable),
        privateAuthority.orElse("-"));
  }
}
