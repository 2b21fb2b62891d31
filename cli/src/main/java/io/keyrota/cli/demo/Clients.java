package io.keyrota.cli.demo;

import io.keyrota.cli.DataDir;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
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
    return IamClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.US_EAST_1)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(credentials(keyId, secret))
        .build();
  }

  static StsClient sts(DataDir.Endpoint endpoint, String keyId, String secret) {
    return StsClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.of(endpoint.region()))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(credentials(keyId, secret))
        .build();
  }

  /** As the root. */
  static KmsClient kms(DataDir.Endpoint endpoint) {
    return KmsClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.of(endpoint.region()))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(root(endpoint))
        .build();
  }

  /** As the root. */
  static AcmClient acm(DataDir.Endpoint endpoint) {
    return AcmClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.of(endpoint.region()))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(root(endpoint))
        .build();
  }

  /** As the root. */
  static Route53Client route53(DataDir.Endpoint endpoint) {
    return Route53Client.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.AWS_GLOBAL)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(root(endpoint))
        .build();
  }

  private static StaticCredentialsProvider root(DataDir.Endpoint endpoint) {
    return credentials(
        endpoint.credentials().accessKeyId(), endpoint.credentials().secretAccessKey());
  }

  private static StaticCredentialsProvider credentials(String keyId, String secret) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret));
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
