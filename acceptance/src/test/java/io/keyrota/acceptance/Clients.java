package io.keyrota.acceptance;

import io.keyrota.cli.DataDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
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
    return IamClient.builder()
        .endpointOverride(at.uri())
        .region(Region.AWS_GLOBAL)
        .credentialsProvider(StaticCredentialsProvider.create(signer))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(once())
        .build();
  }

  StsClient sts() {
    return StsClient.builder()
        .endpointOverride(at.uri())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(StaticCredentialsProvider.create(signer))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(once())
        .build();
  }

  KmsClient kms() {
    return KmsClient.builder()
        .endpointOverride(at.uri())
        .region(Region.EU_CENTRAL_1)
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
}
