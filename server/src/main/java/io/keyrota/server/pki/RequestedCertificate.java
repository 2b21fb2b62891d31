package io.keyrota.server.pki;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A request for a certificate in PKCS #10 (RFC 2986) that a stranger made: in DER, signed by its
 * own key, for DNS names alone, and not for an authority.
 *
 * @param names in lower case: the alternative names, and the common name where there is one
 * @param publicKey SubjectPublicKeyInfo in DER
 * @param keyAlgorithm ACM's name of the key's algorithm and size, or another word
 */
public record RequestedCertificate(Set<String> names, byte[] publicKey, String keyAlgorithm) {
  private static final int LARGEST = 16 * 1024;
  private static final int SHORTEST_EXPONENT = 17;
  private static final ASN1ObjectIdentifier TLS_FEATURE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

  public RequestedCertificate {
    names = Set.copyOf(names);
  }

  /**
   * Reads a request.
   *
   * @throws Unreadable saying what is wrong with it
   */
  public static RequestedCertificate of(byte[] der) throws Unreadable {
    if (der.length > LARGEST) {
      throw new Unreadable("the request is larger than " + LARGEST + " bytes");
    }
    PKCS10CertificationRequest request = read(der);
    needSigned(request);
    Set<String> names = new LinkedHashSet<>();
    Optional<Extensions> extensions = extensions(request);
    if (extensions.isPresent()) {
      needNoAuthority(extensions.get());
      needNoFeatures(extensions.get());
      names.addAll(alternativeNames(extensions.get()));
    }
    names.addAll(commonNames(request));
    if (names.isEmpty()) {
      throw new Unreadable("the request names nothing");
    }
    try {
      return new RequestedCertificate(
          names,
          request.getSubjectPublicKeyInfo().getEncoded("DER"),
          PublicKeys.algorithm(request.getSubjectPublicKeyInfo()));
    } catch (IOException e) {
      throw new Unreadable("a public key that cannot be used");
    }
  }

  private static PKCS10CertificationRequest read(byte[] der) throws Unreadable {
    try {
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
      if (!Arrays.equals(request.toASN1Structure().getEncoded("DER"), der)) {
        throw new Unreadable("the request is not encoded in DER");
      }
      return request;
    } catch (IOException | RuntimeException e) {
      throw new Unreadable("that is no certificate request");
    }
  }

  private static void needSigned(PKCS10CertificationRequest request) throws Unreadable {
    try {
      if (PublicKeys.decoded(request.getSubjectPublicKeyInfo())
              instanceof org.bouncycastle.crypto.params.RSAKeyParameters rsa
          && rsa.getExponent().bitLength() < SHORTEST_EXPONENT) {
        throw new Unreadable("the exponent of the RSA key is smaller than 65537");
      }
      if (request.isSignatureValid(PublicKeys.verifier(request.getSubjectPublicKeyInfo()))) {
        return;
      }
    } catch (OperatorCreationException | PKCSException | RuntimeException e) {
      // Of an algorithm that nobody knows, or one that is not the key's.
    }
    throw new Unreadable("the request is not signed by its own key");
  }

  private static Optional<Extensions> extensions(PKCS10CertificationRequest request)
      throws Unreadable {
    Attribute[] asked = request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest);
    if (asked.length == 0) {
      return Optional.empty();
    }
    try {
      ASN1Encodable[] values = asked[0].getAttributeValues();
      if (asked.length == 1 && values.length == 1) {
        return Optional.of(Extensions.getInstance(values[0]));
      }
    } catch (RuntimeException e) {
      // Told below.
    }
    throw new Unreadable("the request's extensions cannot be read");
  }

  private static void needNoAuthority(Extensions extensions) throws Unreadable {
    boolean authority;
    try {
      BasicConstraints basic = BasicConstraints.fromExtensions(extensions);
      authority = basic != null && basic.isCA();
    } catch (RuntimeException e) {
      authority = true;
    }
    if (authority) {
      throw new Unreadable("the request is for an authority");
    }
  }

  /** TLS features, such as that a host must staple (RFC 7633), are not certified here. */
  private static void needNoFeatures(Extensions extensions) throws Unreadable {
    if (extensions.getExtension(TLS_FEATURE) != null) {
      throw new Unreadable("the request asks for TLS features (must-staple)");
    }
  }

  private static List<String> alternativeNames(Extensions extensions) throws Unreadable {
    List<String> names = new ArrayList<>();
    GeneralNames all;
    try {
      all = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
    } catch (RuntimeException e) {
      throw new Unreadable("the request's names cannot be read");
    }
    if (all != null) {
      for (GeneralName name : all.getNames()) {
        if (name.getTagNo() != GeneralName.dNSName) {
          throw new Unreadable("the request names something that is no DNS name");
        }
        names.add(name.getName().toString().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static List<String> commonNames(PKCS10CertificationRequest request) {
    List<String> names = new ArrayList<>();
    for (RDN rdn : request.getSubject().getRDNs(BCStyle.CN)) {
      for (AttributeTypeAndValue each : rdn.getTypesAndValues()) {
        if (each.getType().equals(BCStyle.CN)) {
          names.add(IETFUtils.valueToString(each.getValue()).toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }
}
