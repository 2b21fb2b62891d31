package io.keyrota.server.pki;

import static io.keyrota.server.pki.Lint.Kind.INTERMEDIATE;
import static io.keyrota.server.pki.Lint.Kind.ROOT;
import static io.keyrota.server.pki.Lint.Kind.SERVER;

import io.keyrota.server.pki.Lint.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The linter's rules, one a line: its name, and what breaks it. */
final class LintRules {
  private static final Set<Kind> ANY = EnumSet.allOf(Kind.class);
  private static final Set<Kind> SERVERS = EnumSet.of(SERVER);
  private static final Set<Kind> AUTHORITIES = EnumSet.of(INTERMEDIATE, ROOT);
  private static final Set<Kind> INTERMEDIATES = EnumSet.of(INTERMEDIATE);
  private static final Set<Kind> ROOTS = EnumSet.of(ROOT);

  /** When the Baseline Requirements shorten lives, and when reverse zones end (SC-081, SC-086). */
  private static final Instant MARCH_2026 = Instant.parse("2026-03-15T00:00:00Z");

  private static final Instant MARCH_2027 = Instant.parse("2027-03-15T00:00:00Z");
  private static final Instant MARCH_2029 = Instant.parse("2029-03-15T00:00:00Z");

  private LintRules() {}

  /** A rule, and what it is a rule for. */
  record Rule(String code, Set<Kind> kinds, Predicate<Linted> breaks) {}

  private static Rule rule(String code, Set<Kind> kinds, Predicate<Linted> breaks) {
    return new Rule(code, kinds, breaks);
  }

  private static Rule br(String code, Set<Kind> kinds, Predicate<Linted> breaks) {
    return new Rule("cabf.serverauth." + code, kinds, breaks);
  }

  static final List<Rule> ALL =
      List.of(
          // Encoding.
          rule("itu.invalid_asn1_syntax", ANY, c -> c.broken),
          br("prohibited_subject_public_key_algorithm_encoding", ANY, Linted::lacksNull),
          rule("pkix.sct_list_extension_invalid_encoding", ANY, LintChecks::brokenTimestamps),
          rule(
              "pkix.issuer_unique_id_present",
              ANY,
              c -> c.holder.toASN1Structure().getTBSCertificate().getIssuerUniqueId() != null),
          rule(
              "pkix.subject_unique_id_present",
              ANY,
              c -> c.holder.toASN1Structure().getTBSCertificate().getSubjectUniqueId() != null),
          // Names.
          br("dv.unknown_attribute_present", SERVERS, LintChecks::unknownAttribute),
          br("prohibited_duplicate_attribute_type", ANY, LintChecks::doubledAttribute),
          br("subscriber_common_name_unknown_source", SERVERS, LintChecks::strangeCommonName),
          br("prohibited_san_type", SERVERS, LintChecks::strangeName),
          br(
              "invalid_dnsname_syntax",
              SERVERS,
              c -> c.dnsLabels().stream().anyMatch(label -> !LintChecks.isLabel(label))),
          br(
              "dnsname_contains_prohibited_reserved_label",
              SERVERS,
              c -> c.dnsLabels().stream().anyMatch(LintChecks::isReserved)),
          br(
              "ip_reverse_zone_domain_name_present",
              SERVERS,
              c -> !c.notBefore().isBefore(MARCH_2026) && LintChecks.reverseZone(c)),
          br("ca.organizational_unit_name_attribute_present", AUTHORITIES, has(BCStyle.OU)),
          br("ca.organization_name_attribute_absent", AUTHORITIES, has(BCStyle.O).negate()),
          br("ca.common_name_attribute_absent", AUTHORITIES, has(BCStyle.CN).negate()),
          br("ca.country_attribute_absent", AUTHORITIES, has(BCStyle.C).negate()),
          br(
              "root_subject_issuer_name_encoding_not_equal",
              ROOTS,
              c ->
                  !Arrays.equals(
                      LintChecks.encoded(c.holder.getSubject()),
                      LintChecks.encoded(c.holder.getIssuer()))),
          rule(
              "pkix.subject_email_address_not_in_san",
              ANY,
              c ->
                  c.hasAttribute(BCStyle.EmailAddress)
                      && c.names(GeneralName.rfc822Name).isEmpty()),
          // Times.
          br(
              "certificate_validity_period_exceeds_200_days",
              SERVERS,
              c -> LintChecks.longer(c, MARCH_2026, MARCH_2027, 200)),
          br(
              "certificate_validity_period_exceeds_100_days",
              SERVERS,
              c -> LintChecks.longer(c, MARCH_2027, MARCH_2029, 100)),
          br(
              "certificate_validity_period_exceeds_47_days",
              SERVERS,
              c -> LintChecks.longer(c, MARCH_2029, Instant.MAX, 47)),
          br("root_validity_period_too_short", ROOTS, c -> c.life().toDays() < 2922),
          br("root_validity_period_too_long", ROOTS, c -> c.life().toDays() > 9132),
          // Keys and their use.
          rule("cabf.rsa_modulus_invalid_length", ANY, LintChecks::shortModulus),
          br(
              "subscriber_prohibited_ku_present",
              SERVERS,
              c -> !c.isRsa() && c.uses(KeyUsage.keyEncipherment)),
          br(
              "subscriber_required_ku_missing",
              SERVERS,
              c -> !c.isRsa() && c.keyUsage != null && !c.uses(KeyUsage.digitalSignature)),
          rule(
              "pkix.key_usage_value_prohibited_for_ec",
              ANY,
              c ->
                  !c.isRsa()
                      && (c.uses(KeyUsage.keyEncipherment) || c.uses(KeyUsage.dataEncipherment))),
          br(
              "subscriber.serverauth_eku_absent",
              SERVERS,
              c -> !c.hasPurpose(KeyPurposeId.id_kp_serverAuth)),
          br(
              "subscriber.codesigning_eku_present",
              SERVERS,
              c -> c.hasPurpose(KeyPurposeId.id_kp_codeSigning)),
          br(
              "ca.extended_key_usage_extension_absent",
              INTERMEDIATES,
              c -> !c.has(Extension.extendedKeyUsage)),
          br(
              "ca.serverauth_eku_absent",
              INTERMEDIATES,
              c ->
                  c.has(Extension.extendedKeyUsage)
                      && !c.hasPurpose(KeyPurposeId.id_kp_serverAuth)),
          br(
              "ca.emailprotection_eku_present",
              INTERMEDIATES,
              c -> c.hasPurpose(KeyPurposeId.id_kp_emailProtection)),
          br(
              "ca.ocspsigning_eku_present",
              INTERMEDIATES,
              c -> c.hasPurpose(KeyPurposeId.id_kp_OCSPSigning)),
          br(
              "root.extended_key_usage_extension_present",
              ROOTS,
              c -> c.has(Extension.extendedKeyUsage)),
          // Authorities.
          br("subscriber_basic_constraints_ca_bit_set", SERVERS, Linted::isAuthority),
          br(
              "ca_basic_constraints_ca_bit_not_set",
              AUTHORITIES,
              c -> c.basicConstraints != null && !c.isAuthority()),
          br("root_basic_constraints_ca_not_present", ROOTS, c -> !c.isAuthority()),
          br(
              "ca.non_critical_basic_constraints_extension",
              AUTHORITIES,
              notCritical(Extension.basicConstraints)),
          rule(
              "pkix.basic_constraints_extension_not_critical",
              AUTHORITIES,
              notCritical(Extension.basicConstraints)),
          br("ca.non_critical_key_usage_extension", AUTHORITIES, notCritical(Extension.keyUsage)),
          br("root.key_usage_extension_absent", ROOTS, c -> !c.has(Extension.keyUsage)),
          rule(
              "pkix.ca_certificate_no_ku_extension",
              ANY,
              c -> c.isAuthority() && !c.has(Extension.keyUsage)),
          rule(
              "pkix.ca_certificate_keycertsign_keyusage_not_set",
              ANY,
              c -> c.isAuthority() && c.keyUsage != null && !c.uses(KeyUsage.keyCertSign)),
          rule(
              "pkix.ee_certificate_keycertsign_keyusage_set",
              ANY,
              c -> !c.isAuthority() && c.uses(KeyUsage.keyCertSign)),
          br(
              "root.subject_key_identifier_extension_absent",
              ROOTS,
              c -> !c.has(Extension.subjectKeyIdentifier)),
          rule(
              "pkix.certificate_skid_ca_missing",
              ANY,
              c -> c.isAuthority() && !c.has(Extension.subjectKeyIdentifier)),
          br("root_aki_ski_not_equal", ROOTS, LintChecks::otherIdentifier),
          // What must not be critical.
          rule(
              "pkix.authority_key_identifier_critical",
              ANY,
              c -> c.critical(Extension.authorityKeyIdentifier)),
          br(
              "subscriber.critical_authority_key_identifier_extension",
              SERVERS,
              c -> c.critical(Extension.authorityKeyIdentifier)),
          rule(
              "pkix.certificate_skid_extension_critical",
              ANY,
              c -> c.critical(Extension.subjectKeyIdentifier)),
          br(
              "subscriber.critical_subject_key_identifier_extension",
              SERVERS,
              c -> c.critical(Extension.subjectKeyIdentifier)),
          rule(
              "pkix.authority_information_access_extension_critical",
              ANY,
              c -> c.critical(Extension.authorityInfoAccess)),
          br(
              "ca.critical_authority_info_access_extension",
              AUTHORITIES,
              c -> c.critical(Extension.authorityInfoAccess)),
          // Policies.
          br(
              "subscriber_missing_reserved_policy_oid",
              SERVERS,
              c -> !c.broken && c.reservedPolicies() == 0),
          br("subscriber_multiple_reserved_policy_oids", SERVERS, c -> c.reservedPolicies() > 1),
          br("subscriber_anypolicy_oid_present", SERVERS, Linted::anyPolicy),
          br(
              "ca.certificate_policies_extension_absent",
              INTERMEDIATES,
              c -> !c.has(Extension.certificatePolicies)),
          br("ca_multiple_reserved_policy_oids", INTERMEDIATES, c -> c.reservedPolicies() > 1),
          br(
              "ca_anypolicy_with_other_policy_oid",
              INTERMEDIATES,
              c -> c.anyPolicy() && c.policies.size() > 1),
          // Where to ask.
          br("aia_location_not_uri", ANY, LintChecks::accessByOtherThanUri),
          br("aia_location_uri_not_http", ANY, LintChecks::accessByOtherThanHttp),
          br("aia_duplicate_location", ANY, LintChecks::accessDoubled),
          br("subscriber.unknown_aia_access_method_present", SERVERS, LintChecks::accessUnknown),
          br("ca.unknown_aia_access_method_present", INTERMEDIATES, LintChecks::accessUnknown),
          br(
              "crldp_dpname_prohibited_field_present",
              ANY,
              c -> c.distributionPoints.stream().anyMatch(LintChecks::relative)),
          br(
              "crldp_dp_prohibited_field_present",
              ANY,
              c ->
                  c.distributionPoints.stream()
                      .anyMatch(p -> p.getReasons() != null || p.getCRLIssuer() != null)),
          br("crldp_dpname_prohibited_uri_scheme", ANY, LintChecks::listByOtherThanHttp),
          br(
              "subscriber.revocation_information_absent",
              SERVERS,
              c -> LintChecks.silent(c) && c.life().compareTo(LintChecks.shortLife(c)) > 0),
          rule("msft.end_entity.revocation_information_absent", SERVERS, LintChecks::silent));

  private static Predicate<Linted> has(ASN1ObjectIdentifier attribute) {
    return c -> c.hasAttribute(attribute);
  }

  private static Predicate<Linted> notCritical(ASN1ObjectIdentifier extension) {
    return c -> c.has(extension) && !c.critical(extension);
  }
}
