package io.keyrota.server.pki;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;

/** Signs with a key on P-256 that lies in KMS: each signature is a Sign of KMS, audited as such. */
final class KmsSigner implements ContentSigner {
  private static final AlgorithmIdentifier ECDSA =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  private final UnaryOperator<byte[]> signing;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  /**
   * Signs one thing.
   *
   * @param signing from the content to the signature
   */
  KmsSigner(UnaryOperator<byte[]> signing) {
    this.signing = signing;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return ECDSA;
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    return signing.apply(content.toByteArray());
  }
}
