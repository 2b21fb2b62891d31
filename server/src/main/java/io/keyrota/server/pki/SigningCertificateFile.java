package io.keyrota.server.pki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.keyrota.rules.secret.Secret;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * One certificate in PEM, alone: its private key stays with whoever signs.
 *
 * @param pem the certificate again, without what stood around it
 * @param fingerprint the SHA-256 digest of the certificate in hexadecimal
 */
public record SigningCertificateFile(String pem, String fingerprint) {

  /**
   * Reads a certificate.
   *
   * @throws Unreadable when it is none, when there are several, or when it is past its time
   */
  public static SigningCertificateFile read(String text, Instant now) throws Unreadable {
    List<Pem.Block> blocks = Pem.read(text.getBytes(ISO_8859_1), 1);
    if (blocks.isEmpty()) {
      throw new Unreadable("The certificate is not in PEM.");
    }
    try (Pem.Block block = blocks.getFirst()) {
      if (!block.label().equals("CERTIFICATE")) {
        throw new Unreadable("The certificate is not in PEM.");
      }
      X509 certificate = certificate(block.content());
      if (!now.isBefore(certificate.notAfter())) {
        throw new Unreadable("The certificate has expired.");
      }
      return new SigningCertificateFile(certificate.pem(), fingerprint(certificate.der()));
    }
  }

  private static X509 certificate(Secret content) throws Unreadable {
    return X509.of(content.reveal());
  }

  private static String fingerprint(byte[] der) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(der, 0, der.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return HexFormat.of().formatHex(hash);
  }
}
