package io.keyrota.server.pki;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The installation's own certificate authority. Its keys are KMS keys of the installation's own
 * account, and each of its signatures is a Sign of KMS as {@value #PRINCIPAL}. It comes into being
 * with the first certificate.
 */
public final class Authority {
  /** As which it uses KMS. */
  public static final String PRINCIPAL = "acm-pca.amazonaws.com";

  private final AuthorityKeys keys;
  private final Templates templates;
  private final Hierarchy hierarchy;

  public Authority(Algorithms algorithms, Entropy entropy, Addresses addresses) {
    this.keys = new AuthorityKeys(algorithms.sha256());
    this.templates = new Templates(entropy, addresses);
    this.hierarchy = new Hierarchy(keys, templates);
  }

  /** What it keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(AuthorityTable.TABLE, CurrentAuthorityTable.TABLE, IssuedTable.TABLE);
  }

  /** What time asks for. */
  public static List<Duty<?>> duties() {
    return List.of(new ForgetCertificate());
  }

  /** Its certificates as files, and how it comes under another root. */
  public AuthorityFiles files() {
    return new AuthorityFiles(keys, hierarchy);
  }

  /** The root of what is issued now; absent before anything was issued. */
  public Optional<X509> root(Snapshot seen) {
    return CurrentAuthorityTable.find(seen)
        .map(
            issuer -> {
              List<X509> above = issuer.above();
              return above.isEmpty() ? issuer.x509() : above.getLast();
            });
  }

  /** What came of an order. */
  public sealed interface Answer {

    /**
     * A certificate.
     *
     * @param chain the issuers from the nearest to the root
     * @param serial in lower-case hexadecimal without colons: what {@link Authority#revoke} takes
     * @param changes to be committed with whatever was ordered for
     */
    record Issued(
        X509 leaf, List<X509> chain, CertificateFacts facts, String serial, List<Change> changes)
        implements Answer {

      /** The chain in PEM. */
      public String chainPem() {
        StringBuilder text = new StringBuilder();
        chain.forEach(each -> text.append(each.pem()));
        return text.toString();
      }
    }

    /** Nothing was signed: it would have broken these rules. */
    record Refused(List<Finding> findings) implements Answer {}
  }

  /**
   * Signs a certificate, unless it would break a rule. The signature asks KMS through the call.
   *
   * @throws io.keyrota.rules.aws.Refusal when KMS refuses
   */
  public Answer issue(Call call, Order order, Snapshot seen) {
    Hierarchy.Ready ready = hierarchy.until(order.notAfter(), call, seen);
    AuthorityCertificate issuer = ready.issuer();
    var draft = templates.server(Templates.Issuer.of(issuer.id(), issuer.x509()), order);
    List<Finding> findings = Lint.before(draft);
    if (!findings.isEmpty()) {
      return new Answer.Refused(findings);
    }
    X509 leaf = X509.of(draft.build(keys.signer(call, issuer.keyArn())));
    List<X509> chain = new ArrayList<>(List.of(issuer.x509()));
    chain.addAll(issuer.above());
    String serial = serial(leaf);
    List<Change> changes = new ArrayList<>(ready.changes());
    changes.add(
        IssuedTable.put(
            new IssuedCertificate(serial, issuer.id(), leaf.notAfter(), Optional.empty())));
    return new Answer.Issued(leaf, chain, leaf.facts(), serial, changes);
  }

  /** In lower-case hexadecimal. */
  static String serial(X509 leaf) {
    return leaf.holder().getSerialNumber().toString(16);
  }

  /**
   * What revokes a certificate: from their commit on it is listed so. None when it is not of this
   * authority, or is revoked already.
   *
   * @param serial in hexadecimal, with or without colons
   * @param reason the CRLReason of RFC 5280, 5.3.1
   */
  public List<Change> revoke(String serial, int reason, Instant at, Snapshot seen) {
    String id = serial.replace(":", "").toLowerCase(Locale.ROOT);
    Optional<IssuedCertificate> row =
        IssuedTable.find(id, seen).filter(issued -> issued.revocation().isEmpty());
    Optional<AuthorityCertificate> issuer =
        row.flatMap(issued -> AuthorityTable.find(issued.issuer(), seen));
    if (row.isEmpty() || issuer.isEmpty()) {
      return List.of();
    }
    return List.of(
        IssuedTable.put(row.get().revoked(at, reason)),
        AuthorityTable.put(issuer.get().revokedOneMore()));
  }
}
