package io.keyrota.rules.acm;

import java.util.HashSet;
import java.util.List;

/** What may take an imported certificate's place ("Reimport a certificate" in ACM's User Guide). */
public final class Reimport {
  private Reimport() {}

  /**
   * Only imports are imported again, and without tags.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidParameterException, ValidationException
   */
  public static void needImported(Certificate before, boolean tagged) {
    if (before.type() != CertificateType.IMPORTED) {
      throw AcmRefusal.validation(
          "The certificate " + before.arn() + " was not imported and cannot be reimported.");
    }
    if (tagged) {
      throw AcmRefusal.parameter("Tags cannot be applied when a certificate is reimported.");
    }
  }

  /**
   * The key's algorithm stays, some name stays, usages are only added.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException
   */
  public static void needLike(Certificate before, KeyAlgorithm algorithm, X509Facts facts) {
    if (before.keyAlgorithm() != algorithm) {
      throw AcmRefusal.validation(
          "The key algorithm of a reimported certificate must stay "
              + before.keyAlgorithm().awsName()
              + ".");
    }
    if (!before.names().isEmpty() && CertificateNames.imported(facts).isEmpty()) {
      throw AcmRefusal.validation("A reimported certificate must keep a domain name.");
    }
    before
        .facts()
        .ifPresent(
            old -> {
              needAll("Key Usage", old.keyUsages(), facts.keyUsages());
              needAll("Extended Key Usage", oids(old), oids(facts));
            });
  }

  private static List<String> oids(X509Facts facts) {
    return facts.extendedKeyUsages().stream().map(X509Facts.ExtendedKeyUsage::oid).toList();
  }

  private static void needAll(String extension, List<String> before, List<String> now) {
    if (!new HashSet<>(now).containsAll(before)) {
      throw AcmRefusal.validation(
          "A reimported certificate must keep the values of the extension " + extension + ".");
    }
  }
}
