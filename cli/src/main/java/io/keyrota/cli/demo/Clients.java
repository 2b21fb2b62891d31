package io.keyrota.cli.demo;

import io.keyrota.cli.DataDir;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Unmodified AWS SDK clients, pointed at the server. */
final class Clients {
  private Clients() {}

  static IamClient iam(DataDir.Endpoint endpoint, String keyId, String secret) {
    return client(IamClient.builder(), endpoint, Region.US_EAST_1, keyId, secret);
  }

  static StsClient sts(DataDir.Endpoint endpoint, String keyId, String secret) {
    return client(StsClient.builder(), endpoint, Region.of(endpoint.region()), keyId, secret);
  }

  /** As the root. */
  static KmsClient kms(DataDir.Endpoint endpoint) {
    return asRoot(KmsClient.builder(), endpoint, Region.of(endpoint.region()));
  }

  /** As the root. */
  static AcmClient acm(DataDir.Endpoint endpoint) {
    return asRoot(AcmClient.builder(), endpoint, Region.of(endpoint.region()));
  }

  /** As the root. */
  static Route53Client route53(DataDir.Endpoint endpoint) {
    return asRoot(Route53Client.builder(), endpoint, Region.AWS_GLOBAL);
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C asRoot(
      B builder, DataDir.Endpoint endpoint, Region region) {
    return client(
        builder,
        endpoint,
        region,
        endpoint.credentials().accessKeyId(),
        endpoint.credentials().secretAccessKey());
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, DataDir.Endpoint endpoint, Region region, String keyId, String secret) {
    return builder
        .endpointOverride(endpoint.uri())
        .region(region)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret)))
        .build();
  }

  /** The error code that the call is refused with, or what it answered. */
  static String refusalOf(Supplier<String> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
    } catch (SdkServiceException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
