package io.keyrota.server.pki;

import io.keyrota.server.aws.Call;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.pki.IssuedCertificate.Revocation;
import io.keyrota.server.store.Snapshot;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** Lists of what the installation's authorities have revoked (RFC 5280, section 5). */
public final class Revocations {
  /** How long a list is good for; it is made anew at half of that, or when something is revoked. */
  static final Duration LIFE = Duration.ofDays(1);

  private final AuthorityKeys keys;

  public Revocations(Algorithms algorithms) {
    this.keys = new AuthorityKeys(algorithms.sha256());
  }

  /**
   * A list, and until when it need not be made anew.
   *
   * @param version grows with each revocation of the authority
   */
  public record SignedList(byte[] der, long version, Instant freshUntil) {}

  /** How often the authority has revoked; empty when there is no such authority. */
  public Optional<Long> version(String authority, Snapshot seen) {
    return AuthorityTable.find(authority, seen).map(AuthorityCertificate::revocations);
  }

  /** The authority's certificate; empty when there is no such authority. */
  public Optional<X509> certificate(String authority, Snapshot seen) {
    return AuthorityTable.find(authority, seen).map(AuthorityCertificate::x509);
  }

  /**
   * The authority's list as it is now, signed through the call; empty without such an authority.
   */
  public Optional<SignedList> list(String authority, Call call, Snapshot seen) {
    return AuthorityTable.find(authority, seen).map(issuer -> list(issuer, call, seen));
  }

  private SignedList list(AuthorityCertificate issuer, Call call, Snapshot seen) {
    Instant now = call.now().truncatedTo(ChronoUnit.SECONDS);
    X509 certificate = issuer.x509();
    X509v2CRLBuilder draft =
        new X509v2CRLBuilder(certificate.holder().getSubject(), Date.from(now));
    draft.setNextUpdate(Date.from(now.plus(LIFE)));
    for (IssuedCertificate revoked : IssuedTable.revokedBy(issuer.id(), seen)) {
      Revocation revocation = revoked.revocation().orElseThrow();
      draft.addCRLEntry(
          new BigInteger(revoked.serial(), 16), Date.from(revocation.at()), revocation.reason());
    }
    try {
      draft.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(certificate.keyIdentifier()));
      // Grows with time and with what was revoked, and needs no row of its own.
      draft.addExtension(
          Extension.cRLNumber,
          false,
          new CRLNumber(
              BigInteger.valueOf(now.getEpochSecond())
                  .shiftLeft(Integer.SIZE)
                  .add(BigInteger.valueOf(issuer.revocations()))));
      byte[] der = draft.build(keys.signer(call, issuer.keyArn())).getEncoded();
      return new SignedList(der, issuer.revocations(), now.plus(LIFE.dividedBy(2)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
