package io.keyrota.acceptance;

import io.keyrota.cli.DataDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Unmodified AWS SDK clients for a running server. */
record Clients(DataDir.Endpoint at, AwsCredentials signer) {
  private static final String SELF_SERVICE =
      """
      {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*AccessKey*",
       "Resource":"arn:aws:iam::*:user/${aws:username}"}}\
      """;

  static Clients root(RunningServer server) {
    DataDir.Endpoint at = server.endpoint();
    return new Clients(
        at,
        AwsBasicCredentials.create(
            at.credentials().accessKeyId(), at.credentials().secretAccessKey()));
  }

  Clients as(AccessKey key) {
    return new Clients(at, AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
  }

  Clients as(String accessKeyId, String secret) {
    return new Clients(at, AwsBasicCredentials.create(accessKeyId, secret));
  }

  Clients as(Credentials session) {
    return new Clients(
        at,
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
  }

  IamClient iam() {
    return client(IamClient.builder(), Region.AWS_GLOBAL);
  }

  StsClient sts() {
    return client(StsClient.builder(), Region.EU_CENTRAL_1);
  }

  KmsClient kms() {
    return client(KmsClient.builder(), Region.EU_CENTRAL_1);
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, Region region) {
    return builder
        .endpointOverride(at.uri())
        .region(region)
        .credentialsProvider(StaticCredentialsProvider.create(signer))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(once())
        .build();
  }

  /** A refusal is looked at, not tried again. */
  @SuppressWarnings("deprecation")
  private static ClientOverrideConfiguration once() {
    return ClientOverrideConfiguration.builder().retryPolicy(RetryPolicy.none()).build();
  }

  /** Puts AWS's documented policy on a user: it may rotate its own access keys. */
  static void selfService(IamClient iam, String user) {
    iam.putUserPolicy(
        r -> r.userName(user).policyName("RotateOwnKeys").policyDocument(SELF_SERVICE));
  }
}
