package io.keyrota.server.pki;

import io.keyrota.server.pki.CertificateFacts.Purpose;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/** Reads what a certificate says. What an extension says that cannot be read is left out. */
final class FactsReading {
  private static final Map<Integer, String> USAGES = new LinkedHashMap<>();
  private static final Map<String, String> PURPOSES =
      Map.of(
          KeyPurposeId.id_kp_serverAuth.getId(), "TLS_WEB_SERVER_AUTHENTICATION",
          KeyPurposeId.id_kp_clientAuth.getId(), "TLS_WEB_CLIENT_AUTHENTICATION",
          KeyPurposeId.id_kp_codeSigning.getId(), "CODE_SIGNING",
          KeyPurposeId.id_kp_emailProtection.getId(), "EMAIL_PROTECTION",
          KeyPurposeId.id_kp_timeStamping.getId(), "TIME_STAMPING",
          KeyPurposeId.id_kp_OCSPSigning.getId(), "OCSP_SIGNING",
          KeyPurposeId.id_kp_ipsecEndSystem.getId(), "IPSEC_END_SYSTEM",
          KeyPurposeId.id_kp_ipsecTunnel.getId(), "IPSEC_TUNNEL",
          KeyPurposeId.id_kp_ipsecUser.getId(), "IPSEC_USER",
          KeyPurposeId.anyExtendedKeyUsage.getId(), "ANY");

  static {
    USAGES.put(KeyUsage.digitalSignature, "DIGITAL_SIGNATURE");
    USAGES.put(KeyUsage.nonRepudiation, "NON_REPUDIATION");
    USAGES.put(KeyUsage.keyEncipherment, "KEY_ENCIPHERMENT");
    USAGES.put(KeyUsage.dataEncipherment, "DATA_ENCIPHERMENT");
    USAGES.put(KeyUsage.keyAgreement, "KEY_AGREEMENT");
    USAGES.put(KeyUsage.keyCertSign, "CERTIFICATE_SIGNING");
    USAGES.put(KeyUsage.cRLSign, "CRL_SIGNING");
    USAGES.put(KeyUsage.encipherOnly, "ENCIPHER_ONLY");
    USAGES.put(KeyUsage.decipherOnly, "DECIPHER_ONLY");
  }

  private FactsReading() {}

  static CertificateFacts of(X509CertificateHolder holder) {
    return new CertificateFacts(
        serial(holder.getSerialNumber()),
        Names.text(holder.getSubject()),
        Names.text(holder.getIssuer()),
        names(holder),
        holder.getNotBefore().toInstant(),
        holder.getNotAfter().toInstant(),
        PublicKeys.algorithm(holder.getSubjectPublicKeyInfo()),
        new DefaultAlgorithmNameFinder()
            .getAlgorithmName(holder.getSignatureAlgorithm())
            .toUpperCase(Locale.ROOT),
        usages(holder),
        purposes(holder),
        X509.of(holder).isAuthority());
  }

  /** As ACM shows it. */
  static String serial(BigInteger serial) {
    return HexFormat.ofDelimiter(":").formatHex(serial.toByteArray());
  }

  static List<String> names(X509CertificateHolder holder) {
    List<String> names = new ArrayList<>();
    try {
      GeneralNames all =
          GeneralNames.fromExtensions(holder.getExtensions(), Extension.subjectAlternativeName);
      if (all != null) {
        for (GeneralName name : all.getNames()) {
          if (name.getTagNo() == GeneralName.dNSName) {
            names.add(name.getName().toString());
          }
        }
      }
    } catch (RuntimeException e) {
      // No name that could be read.
    }
    return names;
  }

  private static List<String> usages(X509CertificateHolder holder) {
    List<String> names = new ArrayList<>();
    try {
      KeyUsage usage = KeyUsage.fromExtensions(holder.getExtensions());
      if (usage != null) {
        USAGES.forEach(
            (bit, name) -> {
              if (usage.hasUsages(bit)) {
                names.add(name);
              }
            });
      }
    } catch (RuntimeException e) {
      // None that could be read.
    }
    return names;
  }

  private static List<Purpose> purposes(X509CertificateHolder holder) {
    List<Purpose> all = new ArrayList<>();
    try {
      ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(holder.getExtensions());
      if (usage != null) {
        for (KeyPurposeId purpose : usage.getUsages()) {
          String oid = purpose.getId();
          all.add(new Purpose(PURPOSES.getOrDefault(oid, "CUSTOM"), oid));
        }
      }
    } catch (RuntimeException e) {
      // None that could be read.
    }
    return all;
  }
}
