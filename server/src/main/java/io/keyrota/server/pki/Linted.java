package io.keyrota.server.pki;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** A certificate as the linter looks at it: each extension parsed once, with what went wrong. */
final class Linted {
  final X509CertificateHolder holder;

  /** Whether some extension, or the key, is not what its type says. */
  final boolean broken;

  final @Nullable BasicConstraints basicConstraints;
  final @Nullable KeyUsage keyUsage;
  final List<GeneralName> names;
  final Set<String> purposes = new HashSet<>();
  final Set<String> policies = new HashSet<>();
  final List<DistributionPoint> distributionPoints;
  final List<AccessDescription> access;

  private boolean unreadable;

  Linted(X509CertificateHolder holder) {
    this.holder = holder;
    basicConstraints = parsed(Extension.basicConstraints, BasicConstraints::getInstance);
    keyUsage = parsed(Extension.keyUsage, KeyUsage::getInstance);
    GeneralNames alternative = parsed(Extension.subjectAlternativeName, GeneralNames::getInstance);
    names = alternative == null ? List.of() : List.of(alternative.getNames());
    ExtendedKeyUsage extended = parsed(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance);
    if (extended != null) {
      for (KeyPurposeId purpose : extended.getUsages()) {
        purposes.add(purpose.getId());
      }
    }
    CertificatePolicies certificatePolicies =
        parsed(Extension.certificatePolicies, CertificatePolicies::getInstance);
    if (certificatePolicies != null) {
      for (PolicyInformation policy : certificatePolicies.getPolicyInformation()) {
        policies.add(policy.getPolicyIdentifier().getId());
        // SIZE (1..MAX)
        unreadable |=
            policy.getPolicyQualifiers() != null && policy.getPolicyQualifiers().size() == 0;
      }
    }
    CRLDistPoint points = parsed(Extension.cRLDistributionPoints, CRLDistPoint::getInstance);
    distributionPoints = points == null ? List.of() : List.of(points.getDistributionPoints());
    AuthorityInformationAccess information =
        parsed(Extension.authorityInfoAccess, AuthorityInformationAccess::getInstance);
    access = information == null ? List.of() : List.of(information.getAccessDescriptions());
    broken = unreadable || lacksNull() || (keyUsage != null && endsInZero(keyUsage));
  }

  private <T> @Nullable T parsed(ASN1ObjectIdentifier type, Function<ASN1Encodable, T> reader) {
    Extension extension = holder.getExtension(type);
    if (extension == null) {
      return null;
    }
    try {
      byte[] content = extension.getExtnValue().getOctets();
      ASN1Primitive value = ASN1Primitive.fromByteArray(content);
      if (!Arrays.equals(value.getEncoded("DER"), content)) {
        unreadable = true;
      }
      return reader.apply(value);
    } catch (IOException | RuntimeException e) {
      unreadable = true;
      return null;
    }
  }

  /** X.690, 11.2.2: the last bit of a list of named bits is one. */
  private static boolean endsInZero(KeyUsage usage) {
    ASN1BitString bits = (ASN1BitString) usage.toASN1Primitive();
    byte[] bytes = bits.getBytes();
    return bytes.length == 0 || (bytes[bytes.length - 1] >> bits.getPadBits() & 1) == 0;
  }

  boolean has(ASN1ObjectIdentifier extension) {
    return holder.getExtension(extension) != null;
  }

  boolean critical(ASN1ObjectIdentifier extension) {
    Extension found = holder.getExtension(extension);
    return found != null && found.isCritical();
  }

  boolean isRsa() {
    return holder
        .getSubjectPublicKeyInfo()
        .getAlgorithm()
        .getAlgorithm()
        .equals(PKCSObjectIdentifiers.rsaEncryption);
  }

  /** RFC 3279, 2.3.1: the parameters of an RSA key are NULL, and not absent. */
  boolean lacksNull() {
    return isRsa() && holder.getSubjectPublicKeyInfo().getAlgorithm().getParameters() == null;
  }

  boolean isAuthority() {
    return basicConstraints != null && basicConstraints.isCA();
  }

  boolean uses(int bit) {
    return keyUsage != null && keyUsage.hasUsages(bit);
  }

  boolean hasPurpose(KeyPurposeId purpose) {
    return purposes.contains(purpose.getId());
  }

  /** Reserved identifiers of the Baseline Requirements. */
  long reservedPolicies() {
    return policies.stream()
        .filter(oid -> oid.matches("2\\.23\\.140\\.1\\.2\\.[123]|2\\.23\\.140\\.1\\.1"))
        .count();
  }

  boolean anyPolicy() {
    return policies.contains("2.5.29.32.0");
  }

  List<ASN1ObjectIdentifier> attributes() {
    List<ASN1ObjectIdentifier> types = new ArrayList<>();
    for (RDN rdn : holder.getSubject().getRDNs()) {
      for (AttributeTypeAndValue value : rdn.getTypesAndValues()) {
        types.add(value.getType());
      }
    }
    return types;
  }

  boolean hasAttribute(ASN1ObjectIdentifier type) {
    return attributes().contains(type);
  }

  List<String> commonNames() {
    List<String> all = new ArrayList<>();
    for (RDN rdn : holder.getSubject().getRDNs(BCStyle.CN)) {
      for (AttributeTypeAndValue value : rdn.getTypesAndValues()) {
        if (value.getType().equals(BCStyle.CN)) {
          all.add(IETFUtils.valueToString(value.getValue()));
        }
      }
    }
    return all;
  }

  /** The alternative names of a kind, as text in lower case. */
  List<String> names(int tag) {
    return names.stream()
        .filter(name -> name.getTagNo() == tag)
        .map(name -> name.getName().toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  List<String> dnsLabels() {
    List<String> labels = new ArrayList<>();
    for (String name : names(GeneralName.dNSName)) {
      labels.addAll(List.of((name.startsWith("*.") ? name.substring(2) : name).split("\\.", -1)));
    }
    return labels;
  }

  /** The URIs that lists of revocations are found at, and other names that stand there. */
  List<GeneralName> listLocations() {
    List<GeneralName> all = new ArrayList<>();
    for (DistributionPoint point : distributionPoints) {
      if (point.getDistributionPoint() != null
          && point.getDistributionPoint().getName() instanceof GeneralNames general) {
        all.addAll(List.of(general.getNames()));
      }
    }
    return all;
  }

  Instant notBefore() {
    return holder.getNotBefore().toInstant();
  }

  /** With its first and its last second. */
  Duration life() {
    return Duration.between(notBefore(), holder.getNotAfter().toInstant()).plusSeconds(1);
  }
}
