package io.keyrota.server.pki;

import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/**
 * The authority's certificates as files: to be trusted, and to be put under a root of one's own
 * that lies elsewhere.
 */
public final class AuthorityFiles {
  private final AuthorityKeys keys;
  private final Hierarchy hierarchy;

  AuthorityFiles(AuthorityKeys keys, Hierarchy hierarchy) {
    this.keys = keys;
    this.hierarchy = hierarchy;
  }

  /**
   * The authority in use.
   *
   * @param certificate PEM
   * @param chain PEM, the nearest first, the root last
   * @param changes what makes it, where it is new
   */
  public record Certificates(String certificate, String chain, List<Change> changes) {}

  /** The authority's certificate and those above it; asking makes it. */
  public Certificates certificates(Call call, Snapshot seen) {
    Hierarchy.Ready ready = hierarchy.now(call, seen);
    return new Certificates(ready.issuer().certificate(), ready.issuer().chain(), ready.changes());
  }

  /**
   * A request to be signed.
   *
   * @param pem PKCS #10
   * @param changes what makes the authority, where it is new
   */
  public record Csr(String pem, List<Change> changes) {}

  /** A request for a certificate of the authority's key and name. */
  public Csr csr(Call call, Snapshot seen) {
    Hierarchy.Ready ready = hierarchy.now(call, seen);
    X509CertificateHolder issuer = ready.issuer().x509().holder();
    try {
      byte[] der =
          new PKCS10CertificationRequestBuilder(
                  issuer.getSubject(), issuer.getSubjectPublicKeyInfo())
              .build(keys.signer(call, ready.issuer().keyArn()))
              .getEncoded();
      return new Csr(Pem.write("CERTIFICATE REQUEST", der), ready.changes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What came of a certificate that was brought. */
  public sealed interface Installing {

    /** From the commit of these on the authority is under the new root. */
    record Installed(List<Change> changes) implements Installing {}

    /** It is the certificate of another key or name. */
    record Mismatched(String why) implements Installing {}

    /** It cannot be used. */
    record Malformed(String why) implements Installing {}
  }

  /**
   * Puts the authority in use under another root. What was issued before stays good under the old
   * one; the key is the same.
   *
   * @param chain those above it, the root last
   */
  public Installing install(String certificate, String chain, Instant now, Snapshot seen) {
    Optional<AuthorityCertificate> current = CurrentAuthorityTable.find(seen);
    Optional<List<X509>> brought = CertificateFiles.chainOf(certificate);
    Optional<List<X509>> above = CertificateFiles.chainOf(chain);
    if (brought.isEmpty() || brought.get().size() != 1) {
      return new Installing.Malformed("The certificate is not one certificate in PEM.");
    }
    if (above.isEmpty() || above.get().isEmpty()) {
      return new Installing.Malformed("The certificate chain is not certificates in PEM.");
    }
    X509 wanted = brought.get().getFirst();
    if (current.isEmpty() || !matches(current.get().x509(), wanted)) {
      return new Installing.Mismatched(
          "The certificate is not of the key and subject of the certificate signing request.");
    }
    Optional<String> wrong = wrong(wanted, above.get(), now);
    if (wrong.isPresent()) {
      return new Installing.Malformed(wrong.get());
    }
    StringBuilder pem = new StringBuilder();
    above.get().forEach(each -> pem.append(each.pem()));
    return new Installing.Installed(
        List.of(AuthorityTable.put(current.get().under(wanted.pem(), pem.toString()))));
  }

  private static boolean matches(X509 own, X509 wanted) {
    return own.publicKey().equals(wanted.publicKey())
        && own.holder().getSubject().equals(wanted.holder().getSubject());
  }

  private static Optional<String> wrong(X509 wanted, List<X509> above, Instant now) {
    X509 before = wanted;
    if (!wanted.isAuthority()) {
      return Optional.of("The certificate may not sign others.");
    }
    for (X509 issuer : above) {
      if (!issuer.isAuthority() || !before.isSignedBy(issuer)) {
        return Optional.of("Could not validate the certificate with the certificate chain.");
      }
      before = issuer;
    }
    if (!before.isSignedBy(before)) {
      return Optional.of("The last certificate of the chain is no root.");
    }
    boolean inForce =
        !now.isBefore(wanted.notBefore())
            && now.isBefore(wanted.notAfter())
            && above.stream().allMatch(ca -> now.isBefore(ca.notAfter()));
    return inForce
        ? Optional.empty()
        : Optional.of("The certificate, or its chain, is not in force.");
  }
}
