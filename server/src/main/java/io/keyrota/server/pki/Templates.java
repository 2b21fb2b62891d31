package io.keyrota.server.pki;

import io.keyrota.server.crypto.Entropy;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** What certificates of each kind look like before they are signed. */
final class Templates {
  /** Baseline Requirements: domain validated. */
  private static final ASN1ObjectIdentifier DOMAIN_VALIDATED =
      new ASN1ObjectIdentifier("2.23.140.1.2.1");

  /** Random bytes of a serial number: twice what the Baseline Requirements want. */
  private static final int SERIAL = 16;

  private final Entropy entropy;
  private final Addresses addresses;

  Templates(Entropy entropy, Addresses addresses) {
    this.entropy = entropy;
    this.addresses = addresses;
  }

  /**
   * Who signs.
   *
   * @param id as pages name it
   */
  record Issuer(String id, X500Name name, byte[] keyIdentifier) {
    static Issuer of(String id, X509 certificate) {
      return new Issuer(id, certificate.holder().getSubject(), certificate.keyIdentifier());
    }
  }

  X509v3CertificateBuilder server(Issuer issuer, Order order) {
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(order.publicKey());
    X500Name subject = Names.ofSubject(order.names().getFirst());
    X509v3CertificateBuilder draft =
        draft(issuer.name(), order.notBefore(), order.notAfter(), subject, key);
    boolean rsa = key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
    GeneralName[] names =
        order.names().stream()
            .map(name -> new GeneralName(GeneralName.dNSName, name))
            .toArray(GeneralName[]::new);
    try {
      draft.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(issuer.keyIdentifier()));
      draft.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new SubjectKeyIdentifier(PublicKeys.identifier(key)));
      // RFC 5280, 4.2.1.6: critical where the subject says nothing.
      draft.addExtension(
          Extension.subjectAlternativeName, subject.getRDNs().length == 0, new GeneralNames(names));
      draft.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.digitalSignature | (rsa ? KeyUsage.keyEncipherment : 0)));
      draft.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      draft.addExtension(
          Extension.certificatePolicies,
          false,
          new CertificatePolicies(new PolicyInformation(DOMAIN_VALIDATED)));
      addresses(draft, issuer.id());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return draft;
  }

  private void addresses(X509v3CertificateBuilder draft, String issuer) throws IOException {
    Optional<String> crl = addresses.crl(issuer);
    if (crl.isPresent()) {
      draft.addExtension(
          Extension.cRLDistributionPoints,
          false,
          new CRLDistPoint(
              new DistributionPoint[] {
                new DistributionPoint(
                    new DistributionPointName(new GeneralNames(uri(crl.get()))), null, null)
              }));
    }
    List<AccessDescription> access = new ArrayList<>();
    addresses
        .ocsp()
        .ifPresent(
            url -> access.add(new AccessDescription(AccessDescription.id_ad_ocsp, uri(url))));
    addresses
        .certificate(issuer)
        .ifPresent(
            url -> access.add(new AccessDescription(AccessDescription.id_ad_caIssuers, uri(url))));
    if (!access.isEmpty()) {
      ASN1EncodableVector all = new ASN1EncodableVector();
      access.forEach(all::add);
      draft.addExtension(
          Extension.authorityInfoAccess,
          false,
          AuthorityInformationAccess.getInstance(new DERSequence(all)));
    }
  }

  private static GeneralName uri(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }

  /** A root's own certificate. */
  X509v3CertificateBuilder root(
      X500Name name, SubjectPublicKeyInfo key, Instant notBefore, Instant notAfter) {
    return authority(
        new Issuer("", name, PublicKeys.identifier(key)),
        name,
        key,
        notBefore,
        notAfter,
        new BasicConstraints(true));
  }

  /** An authority's certificate that signs servers' alone. */
  X509v3CertificateBuilder intermediate(
      Issuer issuer, X500Name name, SubjectPublicKeyInfo key, Instant notBefore, Instant notAfter) {
    X509v3CertificateBuilder draft =
        authority(issuer, name, key, notBefore, notAfter, new BasicConstraints(0));
    try {
      draft.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      draft.addExtension(
          Extension.certificatePolicies,
          false,
          new CertificatePolicies(new PolicyInformation(DOMAIN_VALIDATED)));
      addresses(draft, issuer.id());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return draft;
  }

  private X509v3CertificateBuilder authority(
      Issuer issuer,
      X500Name name,
      SubjectPublicKeyInfo key,
      Instant notBefore,
      Instant notAfter,
      BasicConstraints constraints) {
    X509v3CertificateBuilder draft = draft(issuer.name(), notBefore, notAfter, name, key);
    try {
      draft.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(issuer.keyIdentifier()));
      draft.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new SubjectKeyIdentifier(PublicKeys.identifier(key)));
      draft.addExtension(Extension.basicConstraints, true, constraints);
      draft.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return draft;
  }

  private X509v3CertificateBuilder draft(
      X500Name issuer,
      Instant notBefore,
      Instant notAfter,
      X500Name subject,
      SubjectPublicKeyInfo key) {
    return new X509v3CertificateBuilder(
        issuer, serial(), Date.from(notBefore), Date.from(notAfter), subject, key);
  }

  /** Positive, and never zero. */
  private BigInteger serial() {
    byte[] bytes = entropy.bytes(SERIAL);
    bytes[0] = (byte) ((bytes[0] & 0x7f) | 0x40);
    return new BigInteger(bytes);
  }
}
