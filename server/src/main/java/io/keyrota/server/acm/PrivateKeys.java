package io.keyrota.server.acm;

import io.keyrota.models.kms.DecryptRequest;
import io.keyrota.models.kms.EncryptRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.AsService;
import io.keyrota.server.aws.Call;
import io.keyrota.server.sealing.Sealed;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * Private keys of certificates, which KMS encrypts under the account's {@code alias/aws/acm} with
 * the certificate's ARN as encryption context: the audit trail shows each use.
 */
final class PrivateKeys {
  /** The service principal that asks KMS. */
  static final String PRINCIPAL = "acm.amazonaws.com";

  private static final String ALIAS = "alias/aws/acm";
  private static final String CONTEXT = "aws:acm:arn";

  private PrivateKeys() {}

  /**
   * Encrypts a private key.
   *
   * @param privateKey PKCS#8 in DER; stays the caller's
   */
  static Sealed seal(Call call, CertificateArn arn, Secret privateKey) {
    return new Sealed(
        Objects.requireNonNull(
                service(call, arn)
                    .ask(
                        KmsModel.encrypt(),
                        new EncryptRequest(ALIAS, privateKey, context(arn), null, null, null))
                    .ciphertextBlob())
            .bytes());
  }

  /** The private key, which the caller closes. */
  static Secret open(Call call, CertificateArn arn, Sealed sealed) {
    return Objects.requireNonNull(
            service(call, arn)
                .ask(
                    KmsModel.decrypt(),
                    new DecryptRequest(
                        Blob.of(sealed.bytes()), context(arn), null, null, null, null, null, null))
                .plaintext())
        .copy();
  }

  private static AsService service(Call call, CertificateArn arn) {
    return call.as(PRINCIPAL, arn.account(), arn.region()).onBehalfOf(arn.text());
  }

  private static SequencedMap<String, String> context(CertificateArn arn) {
    SequencedMap<String, String> context = new LinkedHashMap<>();
    context.put(CONTEXT, arn.text());
    return context;
  }
}
