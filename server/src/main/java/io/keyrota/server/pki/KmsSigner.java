package io.keyrota.server.pki;

import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.SignRequest;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.AsService;
import io.keyrota.server.crypto.Digest;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;

/** Signs with a key on P-256 that lies in KMS: each signature is a Sign of KMS, audited as such. */
final class KmsSigner implements ContentSigner {
  private static final AlgorithmIdentifier ECDSA =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  private final AsService service;
  private final String keyArn;
  private final Digest sha256;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  /** Signs one thing. */
  KmsSigner(AsService service, String keyArn, Digest sha256) {
    this.service = service;
    this.keyArn = keyArn;
    this.sha256 = sha256;
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
    // The digest, since KMS takes 4,096 bytes at most.
    try (Secret digest = Secret.owning(sha256.of(content.toByteArray()))) {
      return Objects.requireNonNull(
              service
                  .ask(
                      KmsModel.sign(),
                      new SignRequest(keyArn, digest, "DIGEST", null, "ECDSA_SHA_256", null))
                  .signature())
          .bytes();
    }
  }
}
