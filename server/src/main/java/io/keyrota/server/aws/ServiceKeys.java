package io.keyrota.server.aws;

import io.keyrota.models.kms.CreateKeyRequest;
import io.keyrota.models.kms.GetPublicKeyRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ScheduleKeyDeletionRequest;
import io.keyrota.models.kms.SignRequest;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The keys that a service of the installation signs with: KMS keys of the installation's own
 * account that nobody else may use. Each use is a request to KMS, allowed and audited as such.
 */
public final class ServiceKeys {
  private static final int DAYS_OF_GRACE = 7;

  private final String principal;
  private final String policy;

  /**
   * @param principal as which KMS is asked, for example {@code sts.amazonaws.com}
   * @param sid of the statement of the keys' policies
   * @param more actions that the policies allow, beside those that every such key needs
   */
  public ServiceKeys(String principal, String sid, String... more) {
    this.principal = principal;
    this.policy =
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"%s","Effect":"Allow",\
        "Principal":{"Service":"%s"},\
        "Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign"%s],"Resource":"*"}]}\
        """
            .formatted(
                sid,
                principal,
                Arrays.stream(more).map(",\"%s\""::formatted).collect(Collectors.joining()));
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

  /**
   * Has a key destroyed that nobody needs any more, after the least time that KMS leaves for second
   * thoughts. Its policy must allow {@code kms:ScheduleKeyDeletion}.
   *
   * @throws io.keyrota.rules.aws.Refusal where it is gone, or about to go, already
   */
  public void retire(Call call, String arn) {
    kms(call)
        .ask(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(arn, DAYS_OF_GRACE));
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
