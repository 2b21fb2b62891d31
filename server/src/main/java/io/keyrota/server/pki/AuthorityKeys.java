package io.keyrota.server.pki;

import io.keyrota.models.kms.CreateKeyRequest;
import io.keyrota.models.kms.GetPublicKeyRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.aws.AsService;
import io.keyrota.server.aws.Call;
import io.keyrota.server.crypto.Digest;
import java.util.Objects;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;

/** The authorities' keys: KMS keys of the installation's own account that nobody else may use. */
final class AuthorityKeys {
  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"Authority","Effect":"Allow",\
      "Principal":{"Service":"%s"},\
      "Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign"],"Resource":"*"}]}\
      """
          .formatted(Authority.PRINCIPAL);

  private final Digest sha256;

  AuthorityKeys(Digest sha256) {
    this.sha256 = sha256;
  }

  /** A new key. */
  record Key(String arn, SubjectPublicKeyInfo publicKey) {}

  private static AsService service(Call call) {
    return call.as(Authority.PRINCIPAL, AccountId.SYSTEM, Region.US_EAST_1);
  }

  Key create(Call call, String description) {
    String arn =
        Objects.requireNonNull(
            Objects.requireNonNull(
                    service(call)
                        .ask(
                            KmsModel.createKey(),
                            new CreateKeyRequest(
                                POLICY,
                                description,
                                "SIGN_VERIFY",
                                null,
                                "ECC_NIST_P256",
                                null,
                                null,
                                true,
                                null,
                                null,
                                null))
                        .keyMetadata())
                .arn());
    return new Key(arn, publicKey(call, arn));
  }

  SubjectPublicKeyInfo publicKey(Call call, String arn) {
    return SubjectPublicKeyInfo.getInstance(
        Objects.requireNonNull(
                service(call)
                    .ask(KmsModel.getPublicKey(), new GetPublicKeyRequest(arn, null))
                    .publicKey())
            .bytes());
  }

  /** Signs one thing with the key. */
  ContentSigner signer(Call call, String arn) {
    return new KmsSigner(service(call), arn, sha256);
  }
}
