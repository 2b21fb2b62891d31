package io.keyrota.server.pki;

import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * The root and the intermediate authority: made when something is first to be signed, and made anew
 * when what is to be signed would outlive them.
 */
final class Hierarchy {
  private static final Duration LIFE = Duration.ofDays(3652);

  /** Clocks of clients may be late. */
  private static final Duration BACKDATED = Duration.ofHours(1);

  private final AuthorityKeys keys;
  private final Templates templates;

  Hierarchy(AuthorityKeys keys, Templates templates) {
    this.keys = keys;
    this.templates = templates;
  }

  /** The authority that signs, and what makes it where it is new. */
  record Ready(AuthorityCertificate issuer, List<Change> changes) {}

  /** The authority in use if it lives until then, else a new one. */
  Ready until(Instant end, Call call, Snapshot seen) {
    Optional<AuthorityCertificate> current =
        CurrentAuthorityTable.find(seen).filter(issuer -> !issuer.x509().notAfter().isBefore(end));
    return current.isPresent() ? new Ready(current.get(), List.of()) : made(call);
  }

  /** The authority in use, or a new one. */
  Ready now(Call call, Snapshot seen) {
    return until(call.now(), call, seen);
  }

  private Ready made(Call call) {
    Instant notBefore = call.now().minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
    Instant notAfter = notBefore.plus(LIFE);
    AuthorityKeys.Key rootKey = keys.create(call, "Root certificate authority");
    String rootId = id(rootKey);
    X500Name rootName = Names.ofAuthority("Keyrota Root " + rootId.substring(0, 8));
    X509 root =
        signed(
            templates.root(rootName, rootKey.publicKey(), notBefore, notAfter),
            call,
            rootKey.arn());
    AuthorityCertificate rootRow =
        new AuthorityCertificate(rootId, rootKey.arn(), root.pem(), "", Optional.empty(), 0);

    AuthorityKeys.Key key = keys.create(call, "Intermediate certificate authority");
    String id = id(key);
    X509 intermediate =
        signed(
            templates.intermediate(
                Templates.Issuer.of(rootId, root),
                Names.ofAuthority("Keyrota Server CA " + id.substring(0, 8)),
                key.publicKey(),
                notBefore,
                notAfter),
            call,
            rootKey.arn());
    AuthorityCertificate row =
        new AuthorityCertificate(
            id, key.arn(), intermediate.pem(), root.pem(), Optional.of(rootId), 0);
    return new Ready(
        row,
        List.of(
            AuthorityTable.put(rootRow),
            AuthorityTable.put(row),
            CurrentAuthorityTable.put(row),
            IssuedTable.put(
                new IssuedCertificate(
                    Authority.serial(intermediate), rootId, notAfter, Optional.empty()))));
  }

  private static String id(AuthorityKeys.Key key) {
    return HexFormat.of().formatHex(PublicKeys.identifier(key.publicKey()));
  }

  private X509 signed(X509v3CertificateBuilder draft, Call call, String keyArn) {
    return X509.of(draft.build(keys.signer(call, keyArn)));
  }
}
