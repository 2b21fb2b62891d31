package io.keyrota.rules.acm;

import java.util.Arrays;
import java.util.Optional;

/** ACM's adjustable quotas with AWS's defaults ("Quotas" in the ACM User Guide). */
public enum AcmQuota {
  /** Requested certificates in an account and region, in every state. */
  CERTIFICATES("AcmCertificates", 2_500),
  /** Requests in the last 365 days. */
  CERTIFICATES_PER_YEAR("AcmCertificatesPerYear", 5_000),
  /** Imported certificates in an account and region. */
  IMPORTED_CERTIFICATES("AcmImportedCertificates", 2_500),
  /** Imports in the last 365 days; a re-import counts too. */
  IMPORTS_PER_YEAR("AcmImportsPerYear", 5_000),
  /** Names of a certificate; more than a hundred are never taken. */
  NAMES_PER_CERTIFICATE("AcmDomainNamesPerCertificate", 10),
  /** ACME endpoints in an account and region. AWS prints no number for these and what follows. */
  ACME_ENDPOINTS("AcmAcmeEndpoints", 100),
  /** Domain validations of an ACME endpoint. */
  ACME_DOMAIN_VALIDATIONS("AcmAcmeDomainValidationsPerEndpoint", 1_000),
  /** External account bindings of an ACME endpoint, revoked and expired ones too. */
  ACME_EXTERNAL_ACCOUNT_BINDINGS("AcmAcmeExternalAccountBindingsPerEndpoint", 1_000),
  /** ACME accounts of an endpoint, in every state. */
  ACME_ACCOUNTS("AcmAcmeAccountsPerEndpoint", 10_000);

  private final String quotaName;
  private final int standard;

  AcmQuota(String quotaName, int standard) {
    this.quotaName = quotaName;
    this.standard = standard;
  }

  /** The quota of that name, as settings write it; the case counts. */
  public static Optional<AcmQuota> named(String quotaName) {
    return Arrays.stream(values()).filter(q -> q.quotaName.equals(quotaName)).findFirst();
  }

  /** For example {@code AcmCertificates}. */
  public String quotaName() {
    return quotaName;
  }

  /** AWS's default. */
  public int standard() {
    return standard;
  }
}
