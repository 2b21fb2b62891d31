package io.keyrota.server;

import java.io.IOException;
import java.security.KeyPair;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/** Requests for certificates as clients make them, right or wrong. */
final class Csr {
  private Csr() {}

  /** For DNS names, signed by its own key, in DER. */
  static byte[] of(KeyPair pair, String... names) {
    return of(pair, pair, "", List.of(names), false);
  }

  /** The same, for a host that must staple (RFC 7633). */
  static byte[] stapling(KeyPair pair, String... names) {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    try {
      extensions.addExtension(
          new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24"),
          false,
          new DERSequence(new ASN1Integer(5)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return of(pair, pair, "", List.of(names), false, extensions);
  }

  static byte[] of(
      KeyPair pair, KeyPair signer, String commonName, List<String> names, boolean authority) {
    return of(pair, signer, commonName, names, authority, new ExtensionsGenerator());
  }

  private static byte[] of(
      KeyPair pair,
      KeyPair signer,
      String commonName,
      List<String> names,
      boolean authority,
      ExtensionsGenerator extensions) {
    try {
      if (!names.isEmpty()) {
        extensions.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                names.stream()
                    .map(
                        name ->
                            name.contains("@")
                                ? new GeneralName(GeneralName.rfc822Name, name)
                                : new GeneralName(GeneralName.dNSName, name))
                    .toArray(GeneralName[]::new)));
      }
      if (authority) {
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      }
      String algorithm = signer.getPrivate().getAlgorithm();
      PKCS10CertificationRequestBuilder request =
          new PKCS10CertificationRequestBuilder(
              new X500Name(commonName.isEmpty() ? "" : "CN=" + commonName),
              SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
      if (!extensions.isEmpty()) {
        request.addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
      }
      return request
          .build(
              new JcaContentSignerBuilder(
                      algorithm.equals("RSA")
                          ? "SHA256withRSA"
                          : algorithm.equals("EC") ? "SHA256withECDSA" : "Ed25519")
                  .build(signer.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
