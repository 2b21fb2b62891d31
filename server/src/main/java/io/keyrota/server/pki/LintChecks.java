package io.keyrota.server.pki;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** What the linter's rules ask that takes more than a line. */
final class LintChecks {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
  private static final ASN1ObjectIdentifier TIMESTAMPS =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");
  private static final Set<ASN1ObjectIdentifier> IN_SUBJECTS = Set.of(BCStyle.C, BCStyle.CN);
  private static final Set<ASN1ObjectIdentifier> MANY = Set.of(BCStyle.DC, BCStyle.STREET);
  private static final Instant MARCH_2024 = Instant.parse("2024-03-15T00:00:00Z");
  private static final Instant MARCH_2026 = Instant.parse("2026-03-15T00:00:00Z");
  private static final int SHORTEST_MODULUS = 2048;

  private LintChecks() {}

  static boolean isLabel(String label) {
    return LABEL.matcher(label).matches();
  }

  /** A label of the form of an A-label that is none. */
  static boolean isReserved(String label) {
    return label.startsWith("--", 2) && !label.startsWith("xn");
  }

  static byte[] encoded(X500Name name) {
    try {
      return name.getEncoded();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /** Whether a certificate of that time lives longer than so many days. */
  static boolean longer(Linted c, Instant from, Instant to, int days) {
    return !c.notBefore().isBefore(from)
        && c.notBefore().isBefore(to)
        && c.life().compareTo(Duration.ofDays(days)) > 0;
  }

  /** Whether it says nowhere how to learn of its revocation. */
  static boolean silent(Linted c) {
    return c.distributionPoints.isEmpty()
        && c.access.stream()
            .noneMatch(a -> a.getAccessMethod().equals(AccessDescription.id_ad_ocsp));
  }

  /** How long one lives that may say nowhere how to learn of its revocation. */
  static Duration shortLife(Linted c) {
    if (c.notBefore().isBefore(MARCH_2024)) {
      return Duration.ZERO;
    }
    return Duration.ofDays(c.notBefore().isBefore(MARCH_2026) ? 10 : 7);
  }

  static boolean reverseZone(Linted c) {
    return c.names(GeneralName.dNSName).stream()
        .anyMatch(name -> name.endsWith(".in-addr.arpa") || name.endsWith(".ip6.arpa"));
  }

  static boolean unknownAttribute(Linted c) {
    return c.attributes().stream().anyMatch(type -> !IN_SUBJECTS.contains(type));
  }

  static boolean doubledAttribute(Linted c) {
    Set<ASN1ObjectIdentifier> seen = new HashSet<>();
    return c.attributes().stream().anyMatch(type -> !MANY.contains(type) && !seen.add(type));
  }

  /** A common name is one of the alternative names. */
  static boolean strangeCommonName(Linted c) {
    Set<String> known = new HashSet<>(c.names(GeneralName.dNSName));
    c.names.stream()
        .filter(name -> name.getTagNo() == GeneralName.iPAddress)
        .forEach(name -> known.add(address(name)));
    return c.commonNames().stream()
        .anyMatch(name -> !known.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static String address(GeneralName name) {
    byte[] bytes = ASN1OctetString.getInstance(name.getName()).getOctets();
    return bytes.length == 4
        ? (bytes[0] & 255)
            + "."
            + (bytes[1] & 255)
            + "."
            + (bytes[2] & 255)
            + "."
            + (bytes[3] & 255)
        : Arrays.toString(bytes);
  }

  static boolean strangeName(Linted c) {
    return c.names.stream()
        .anyMatch(
            name ->
                name.getTagNo() != GeneralName.dNSName && name.getTagNo() != GeneralName.iPAddress);
  }

  static boolean shortModulus(Linted c) {
    if (!c.isRsa()) {
      return false;
    }
    try {
      int bits =
          RSAPublicKey.getInstance(c.holder.getSubjectPublicKeyInfo().parsePublicKey())
              .getModulus()
              .bitLength();
      return bits < SHORTEST_MODULUS || bits % 8 != 0;
    } catch (IOException | RuntimeException e) {
      return true;
    }
  }

  /** A root names itself as its authority. */
  static boolean otherIdentifier(Linted c) {
    try {
      AuthorityKeyIdentifier authority =
          AuthorityKeyIdentifier.fromExtensions(c.holder.getExtensions());
      SubjectKeyIdentifier subject = SubjectKeyIdentifier.fromExtensions(c.holder.getExtensions());
      return authority != null
          && subject != null
          && authority.getKeyIdentifierOctets() != null
          && !Arrays.equals(authority.getKeyIdentifierOctets(), subject.getKeyIdentifier());
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** The lengths of a list of certificate timestamps (RFC 6962, 3.3). */
  static boolean brokenTimestamps(Linted c) {
    Extension extension = c.holder.getExtension(TIMESTAMPS);
    if (extension == null) {
      return false;
    }
    try {
      byte[] list = ASN1OctetString.getInstance(extension.getParsedValue()).getOctets();
      return list.length < 2 || (((list[0] & 255) << 8) | (list[1] & 255)) != list.length - 2;
    } catch (RuntimeException e) {
      return true;
    }
  }

  static boolean accessByOtherThanUri(Linted c) {
    return known(c)
        .anyMatch(a -> a.getAccessLocation().getTagNo() != GeneralName.uniformResourceIdentifier);
  }

  static boolean accessByOtherThanHttp(Linted c) {
    return known(c)
        .map(AccessDescription::getAccessLocation)
        .anyMatch(LintChecks::isUriOtherThanHttp);
  }

  static boolean accessDoubled(Linted c) {
    List<String> all =
        c.access.stream().map(a -> a.getAccessMethod() + " " + a.getAccessLocation()).toList();
    return new HashSet<>(all).size() != all.size();
  }

  static boolean accessUnknown(Linted c) {
    return known(c).count() != c.access.size();
  }

  private static Stream<AccessDescription> known(Linted c) {
    return c.access.stream()
        .filter(
            a ->
                a.getAccessMethod().equals(AccessDescription.id_ad_ocsp)
                    || a.getAccessMethod().equals(AccessDescription.id_ad_caIssuers));
  }

  static boolean listByOtherThanHttp(Linted c) {
    return c.listLocations().stream().anyMatch(LintChecks::isUriOtherThanHttp);
  }

  private static boolean isUriOtherThanHttp(GeneralName name) {
    return name.getTagNo() == GeneralName.uniformResourceIdentifier
        && !name.getName().toString().toLowerCase(Locale.ROOT).startsWith("http://");
  }

  static boolean relative(DistributionPoint point) {
    return point.getDistributionPoint() != null
        && point.getDistributionPoint().getType()
            == DistributionPointName.NAME_RELATIVE_TO_CRL_ISSUER;
  }
}
