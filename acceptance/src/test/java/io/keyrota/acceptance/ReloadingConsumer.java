package io.keyrota.acceptance;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * An application: calls STS with the profile [app] of a credentials file, which the SDK reads again
 * whenever it changes, until it is told to stop. Prints how many calls went well and how many not.
 */
final class ReloadingConsumer {
  private ReloadingConsumer() {}

  /**
   * Runs it.
   *
   * @param args endpoint, credentials file, and a file whose existence ends it
   */
  public static void main(String[] args) throws InterruptedException {
    Path file = Path.of(args[1]);
    ProfileFileSupplier reloading =
        ProfileFileSupplier.reloadWhenModified(file, ProfileFile.Type.CREDENTIALS);
    int well = 0;
    int failed = 0;
    try (ProfileCredentialsProvider signer =
            ProfileCredentialsProvider.builder().profileFile(reloading).profileName("app").build();
        StsClient sts =
            StsClient.builder()
                .endpointOverride(URI.create(args[0]))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(signer)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
      while (!Files.exists(Path.of(args[2]))) {
        try {
          well += sts.getCallerIdentity().arn().endsWith(":user/Consumed") ? 1 : 0;
        } catch (SdkException e) {
          failed++;
          System.err.println(e.getMessage());
        }
        Thread.sleep(50);
      }
    }
    System.out.println(well + " " + failed);
  }
}
