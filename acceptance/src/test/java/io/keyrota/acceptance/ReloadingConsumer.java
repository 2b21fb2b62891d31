package io.keyrota.acceptance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * An application: calls STS with the profile [app] of a credentials file, which the SDK reads again
 * whenever it changes, until it is told to stop. Writes a line for each call: well, or failed.
 */
final class ReloadingConsumer {
  private ReloadingConsumer() {}

  /**
   * Runs it.
   *
   * @param args endpoint, credentials file, a file whose existence ends it, and where to write
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[1]);
    ProfileFileSupplier reloading =
        ProfileFileSupplier.reloadWhenModified(file, ProfileFile.Type.CREDENTIALS);
    Path calls = Path.of(args[3]);
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
          String arn = sts.getCallerIdentity().arn();
          write(calls, arn.endsWith(":user/Consumed") ? "well" : arn);
        } catch (SdkException e) {
          write(calls, "failed");
          System.err.println(e.getMessage());
        }
        Thread.sleep(50);
      }
    }
  }

  private static void write(Path calls, String line) throws IOException {
    Files.writeString(calls, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
