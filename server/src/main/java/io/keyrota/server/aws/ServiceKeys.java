package io.keyrota.server.aws;

import io.keyrota.models.kms.CreateKeyRequest;
import io.keyrota.models.kms.GetPublicKeyRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.SignRequest;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import java.util.Objects;

/**
 * The keys that a service of the installation signs with: KMS keys of the installation's own
 * account that nobody else may use. Each use is a request to KMS, allowed and audited as such.
 */
public final class ServiceKeys {
  private final String principal;
  private final String policy;

  /**
   * @param principal as which KMS is asked, for example {@code sts.amazonaws.com}
   * @param sid of the statement of the keys' policies
   */
  public ServiceKeys(String principal, String sid) {
    this.principal = principal;
    this.policy =
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"%s","Effect":"Allow",\
        "Principal":{"Service":"%s"},\
        "Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign"],"Resource":"*"}]}\
        """
            .formatted(sid, principal);
  }

  private AsService kms(Call call) {
    return call.as(principal, AccountId.SYSTEM, Region.US_EAST_1);
  }

  /**
   * A new key.
   *
   * @param spec KMS's KeySpec
   * @return its ARN
   */
  public String create(Call call, String description, String spec) {
    return Objects.requireNonNull(
        Objects.requireNonNull(
                kms(call)
                    .ask(
                        KmsModel.createKey(),
                        new CreateKeyRequest(
                            policy,
                            description,
                            "SIGN_VERIFY",
                            null,
                            spec,
                            null,
                            null,
                            true,
                            null,
                            null,
                            null))
                    .keyMetadata())
            .arn());
  }

  /** SubjectPublicKeyInfo in DER. */
  public byte[] publicKey(Call call, String arn) {
    return Objects.requireNonNull(
            kms(call).ask(KmsModel.getPublicKey(), new GetPublicKeyRequest(arn, null)).publicKey())
        .bytes();
  }

  /**
   * Signs a digest: KMS takes no message of more than 4,096 bytes.
   *
   * @param algorithm KMS's SigningAlgorithm
   */
  public byte[] sign(Call call, String arn, byte[] digest, String algorithm) {
    try (Secret secret = Secret.owning(digest)) {
      return Objects.requireNonNull(
              kms(call)
                  .ask(
                      KmsModel.sign(),
                      new SignRequest(arn, secret, "DIGEST", null, algorithm, null))
                  .signature())
          .bytes();
    }
  }
}
