package io.keyrota.server.pki;

import io.keyrota.server.aws.Call;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.pki.IssuedCertificate.Revocation;
import io.keyrota.server.store.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/**
 * Answers whether certificates are revoked (RFC 6960), as RFC 5019's profile for many clients does:
 * one certificate a request, no nonce, so that answers can be kept. What this installation did not
 * issue is answered {@code unauthorized}, which needs no signature: strangers cannot make it sign.
 */
public final class Ocsp {
  /** How long an answer is good for; it is made anew at half of that. */
  static final Duration LIFE = Duration.ofDays(1);

  /** A request about one certificate, even with a signature, is smaller. */
  private static final int LARGEST = 4096;

  private final AuthorityKeys keys;

  public Ocsp(Algorithms algorithms) {
    this.keys = new AuthorityKeys(algorithms.sha256());
  }

  /** A request, understood. */
  public sealed interface Asked {

    /**
     * About a certificate that an authority here issued.
     *
     * @param version changes when the answer may have
     */
    record About(String authority, String serial, String version, byte[] request)
        implements Asked {}

    /** Nothing to sign: the answer is an error of the protocol. */
    record Nothing(byte[] answer) implements Asked {}
  }

  /** An answer, and until when it need not be made anew. */
  public record Answer(byte[] der, Instant freshUntil) {}

  /** Reads a request. */
  public Asked read(byte[] request, Snapshot seen) {
    Optional<CertificateID> id = id(request);
    if (id.isEmpty()) {
      return new Asked.Nothing(error(OCSPRespBuilder.MALFORMED_REQUEST));
    }
    String serial = id.get().getSerialNumber().toString(16);
    Optional<IssuedCertificate> issued = IssuedTable.find(serial, seen);
    Optional<AuthorityCertificate> issuer =
        issued
            .flatMap(row -> AuthorityTable.find(row.issuer(), seen))
            .filter(authority -> matches(id.get(), authority.x509().holder()));
    if (issued.isEmpty() || issuer.isEmpty()) {
      return new Asked.Nothing(error(OCSPRespBuilder.UNAUTHORIZED));
    }
    return new Asked.About(
        issuer.get().id(),
        serial,
        issued.get().revocation().map(revocation -> revocation.at().toString()).orElse("")
            // A client is answered with the hash by which it asked.
            + id.get().getHashAlgOID().getId(),
        request);
  }

  /** The answer, signed through the call; empty when the certificate is forgotten meanwhile. */
  public Optional<Answer> answer(Asked.About about, Call call, Snapshot seen) {
    Optional<IssuedCertificate> issued = IssuedTable.find(about.serial(), seen);
    Optional<AuthorityCertificate> issuer = AuthorityTable.find(about.authority(), seen);
    return issued.isEmpty() || issuer.isEmpty()
        ? Optional.empty()
        : Optional.of(signed(id(about.request()).orElseThrow(), issued.get(), issuer.get(), call));
  }

  private Answer signed(
      CertificateID id, IssuedCertificate issued, AuthorityCertificate issuer, Call call) {
    Instant now = call.now().truncatedTo(ChronoUnit.SECONDS);
    X509CertificateHolder signer = issuer.x509().holder();
    BasicOCSPRespBuilder draft =
        new BasicOCSPRespBuilder(
            new RespID(new org.bouncycastle.asn1.ocsp.ResponderID(signer.getSubject())));
    draft.addResponse(id, status(issued), Date.from(now), Date.from(now.plus(LIFE)));
    try {
      byte[] der =
          new OCSPRespBuilder()
              .build(
                  OCSPRespBuilder.SUCCESSFUL,
                  draft.build(
                      keys.signer(call, issuer.keyArn()),
                      new X509CertificateHolder[0],
                      Date.from(now)))
              .getEncoded();
      return new Answer(der, now.plus(LIFE.dividedBy(2)));
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CertificateStatus status(IssuedCertificate issued) {
    Optional<Revocation> revocation = issued.revocation();
    return revocation.isEmpty()
        ? CertificateStatus.GOOD
        : new RevokedStatus(Date.from(revocation.get().at()), revocation.get().reason());
  }

  private static Optional<CertificateID> id(byte[] request) {
    if (request.length > LARGEST) {
      return Optional.empty();
    }
    try {
      List<CertificateID> ids = new ArrayList<>();
      for (Req each : new OCSPReq(request).getRequestList()) {
        ids.add(each.getCertID());
      }
      return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean matches(CertificateID id, X509CertificateHolder issuer) {
    try {
      return id.matchesIssuer(issuer, new BcDigestCalculatorProvider());
    } catch (OCSPException | RuntimeException e) {
      return false;
    }
  }

  private static byte[] error(int status) {
    try {
      OCSPResp response = new OCSPRespBuilder().build(status, null);
      return response.getEncoded();
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
