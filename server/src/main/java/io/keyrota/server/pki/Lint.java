package io.keyrota.server.pki;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/**
 * Finds which rules a certificate breaks: RFC 5280's and the CA/Browser Forum's Baseline
 * Requirements for TLS, by the names that linters give them. {@link LintRules} has the rules, one a
 * line.
 */
final class Lint {

  private Lint() {}

  /** What a certificate is for. */
  enum Kind {
    SERVER,
    INTERMEDIATE,
    ROOT
  }

  /** What a server certificate would break if it were signed. */
  static List<Finding> before(X509v3CertificateBuilder draft) {
    return of(draft.build(new Unsigned()), Kind.SERVER).stream()
        // How long it lives and who tells of revocations are the operator's settings.
        .filter(finding -> !finding.code().contains("validity_period_exceeds"))
        .filter(finding -> !finding.code().contains("revocation_information_absent"))
        .toList();
  }

  static List<Finding> of(X509CertificateHolder certificate, Kind kind) {
    Linted linted = new Linted(certificate);
    List<Finding> found = new ArrayList<>();
    for (LintRules.Rule rule : LintRules.ALL) {
      if (rule.kinds().contains(kind) && rule.breaks().test(linted)) {
        found.add(new Finding(rule.code()));
      }
    }
    return found;
  }

  /** In the place of a signature. */
  private static final class Unsigned implements ContentSigner {
    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    }

    @Override
    public OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }

    @Override
    public byte[] getSignature() {
      return new byte[0];
    }
  }
}
