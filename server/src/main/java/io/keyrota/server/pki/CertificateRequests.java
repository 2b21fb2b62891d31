package io.keyrota.server.pki;

import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.crypto.TlsKeys;
import java.io.IOException;
import java.security.PrivateKey;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/** Requests to another authority, in PKCS #10 (RFC 2986): the names are in the extension alone. */
public final class CertificateRequests {
  private CertificateRequests() {}

  /**
   * A request for names, signed by the pair, in DER.
   *
   * @param pair RSA or of a NIST curve
   */
  public static byte[] of(KeyPair pair, List<String> names) {
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              names.stream()
                  .map(name -> new GeneralName(GeneralName.dNSName, name))
                  .toArray(GeneralName[]::new)));
      return new PKCS10CertificationRequestBuilder(
              new X500Name(new org.bouncycastle.asn1.x500.RDN[0]),
              SubjectPublicKeyInfo.getInstance(pair.publicKey()))
          .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
          .build(signer(TlsKeys.of(pair.privateKey())))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    return new JcaContentSignerBuilder(
            key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA")
        .build(key);
  }

  /** Whether a certificate is for the key of a request. */
  public static boolean isFor(byte[] request, X509 certificate) {
    try {
      return new PKCS10CertificationRequest(request)
          .getSubjectPublicKeyInfo()
          .equals(certificate.publicKey());
    } catch (IOException e) {
      return false;
    }
  }
}
