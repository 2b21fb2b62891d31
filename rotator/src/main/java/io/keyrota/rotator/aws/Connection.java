package io.keyrota.rotator.aws;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;

/**
 * AWS SDK clients as {@code aws} would make them: the default chain of credentials, profile, region
 * and endpoint, and what the command line overrides.
 */
public final class Connection implements AutoCloseable {
  private static final Duration ATTEMPT = Duration.ofSeconds(15);
  private static final Duration CALL = Duration.ofSeconds(60);

  /** What the command line says in place of the default chain. */
  public record Choice(Optional<String> profile, Optional<String> region, Optional<URI> endpoint) {
    /** Nothing: the chain decides. */
    public static final Choice DEFAULT =
        new Choice(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private final Choice choice;
  private final ServiceTime time;
  private final AwsCredentialsProvider signer;
  private final SdkHttpClient http;
  private final Supplier<ProfileFile> profiles;

  /**
   * Signs with the credentials of the profile that was chosen, else with what the default chain
   * finds.
   *
   * @throws IllegalArgumentException when there is no such profile, or the endpoint is none
   */
  public Connection(Choice choice, InstantSource machine) {
    this(choice, machine, ProfileFile::defaultProfileFile);
  }

  /** As above, with those profiles in place of the ones in {@code ~/.aws}. */
  Connection(Choice choice, InstantSource machine, Supplier<ProfileFile> profiles) {
    this(choice, signer(choice, profiles), machine, profiles);
    if (choice.endpoint().isEmpty()) {
      String profile =
          choice.profile().orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
      EndpointUrl.check(System.getenv(), profiles.get().profile(profile));
    }
  }

  /** Signs with those credentials. */
  public Connection(Choice choice, AwsCredentialsProvider signer, InstantSource machine) {
    this(choice, signer, machine, ProfileFile::defaultProfileFile);
  }

  private Connection(
      Choice choice,
      AwsCredentialsProvider signer,
      InstantSource machine,
      Supplier<ProfileFile> profiles) {
    this.choice = choice;
    this.time = new ServiceTime(machine);
    this.profiles = profiles;
    this.signer = signer;
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(5))
            .socketTimeout(ATTEMPT)
            .build();
  }

  /**
   * The default chain looks into the environment before it looks into a profile; who names a
   * profile on the command line means that one, as with {@code aws}.
   */
  private static AwsCredentialsProvider signer(Choice choice, Supplier<ProfileFile> profiles) {
    if (choice.profile().isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    String name = choice.profile().get();
    if (profiles.get().profile(name).isEmpty()) {
      throw new IllegalArgumentException("there is no profile " + name);
    }
    return ProfileCredentialsProvider.builder().profileFile(profiles).profileName(name).build();
  }

  public ServiceTime time() {
    return time;
  }

  /** The credentials that sign the rotator's own calls. */
  AwsCredentials credentials() {
    try {
      return signer.resolveCredentials();
    } catch (SdkClientException e) {
      throw NoCredentials.of(choice.profile(), String.valueOf(e.getMessage()));
    }
  }

  /** The profile that was chosen on the command line. */
  Optional<String> profile() {
    return choice.profile();
  }

  IamClient iam() {
    return configured(IamClient.builder(), signer, false).region(partition(region())).build();
  }

  /** A client that sends every request once. */
  IamClient iamOnce() {
    return configured(IamClient.builder(), signer, true).region(partition(region())).build();
  }

  StsClient sts() {
    return configured(StsClient.builder(), signer, false).region(region()).build();
  }

  /** A client that signs with that key; refusals are looked at, not tried again. */
  StsClient stsAs(String keyId, String secret) {
    AwsCredentialsProvider given =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret));
    return configured(StsClient.builder(), given, true).region(region()).build();
  }

  private <B extends AwsClientBuilder<B, C>, C extends AwsClient> B configured(
      B builder, AwsCredentialsProvider credentials, boolean once) {
    ClientOverrideConfiguration.Builder settings =
        ClientOverrideConfiguration.builder()
            .addExecutionInterceptor(time)
            .apiCallAttemptTimeout(ATTEMPT)
            .apiCallTimeout(CALL)
            .defaultProfileFileSupplier(profiles)
            .retryStrategy(
                once ? AwsRetryStrategy.doNotRetry() : AwsRetryStrategy.standardRetryStrategy());
    choice.profile().ifPresent(settings::defaultProfileName);
    choice.endpoint().ifPresent(builder::endpointOverride);
    switch (builder) {
      case IamClientBuilder iam -> iam.httpClient(http);
      case StsClientBuilder sts -> sts.httpClient(http);
      default -> throw new IllegalArgumentException("no client of the rotator");
    }
    return builder.credentialsProvider(credentials).overrideConfiguration(settings.build());
  }

  /** The region as the chain says it, and us-east-1 where it says none: IAM is global. */
  Region region() {
    if (choice.region().isPresent()) {
      return Region.of(choice.region().get());
    }
    try {
      DefaultAwsRegionProviderChain.Builder chain =
          DefaultAwsRegionProviderChain.builder().profileFile(profiles);
      choice.profile().ifPresent(chain::profileName);
      return chain.build().getRegion();
    } catch (SdkClientException e) {
      return Region.US_EAST_1;
    }
  }

  private static Region partition(Region region) {
    if (region.id().startsWith("cn-")) {
      return Region.AWS_CN_GLOBAL;
    }
    return region.id().startsWith("us-gov-") ? Region.AWS_US_GOV_GLOBAL : Region.AWS_GLOBAL;
  }

  @Override
  public void close() {
    http.close();
  }
}
