package io.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a command finds its server: two files in AWS's shared-file format. */
class DataDirTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsRead() {
    DataDir.Endpoint endpoint =
        new DataDir.Endpoint(
            URI.create("http://127.0.0.1:4580"),
            "eu-west-1",
            new SigningCredentials("AKIAX", "a/secret=with+signs"));
    new ProfileFiles(folder.resolve("new")).write(endpoint, endpoint.credentials());
    assertThat(new DataDir(folder.resolve("new")).endpoint()).isEqualTo(endpoint);
  }

  @Test
  void filesWithCredentialsAreTheOwnersAndAreNeverOverwritten() throws IOException {
    DataDir.Endpoint endpoint =
        new DataDir.Endpoint(
            URI.create("http://x:1"), "us-east-1", new SigningCredentials("AKIAX", "first"));
    ProfileFiles files = new ProfileFiles(folder);
    files.requireFree();
    files.write(endpoint, endpoint.credentials());
    for (String name : new String[] {"config", "credentials"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .isEqualTo("rw-------");
    }
    assertThatThrownBy(files::requireFree).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> files.write(endpoint, new SigningCredentials("AKIAY", "second")))
        .isInstanceOf(Failure.class);
    assertThat(new DataDir(folder).endpoint().credentials().secretAccessKey()).isEqualTo("first");
  }

  @Test
  void onlyTheDefaultProfileCountsAndCommentsDoNot() {
    assertThat(
            DataDir.defaultProfile(
                """
                stray = 1
                [other]
                region = no
                [default]
                # region = no
                  region=eu-central-1\s
                endpoint_url = http://h:1/?a=b

                = nothing
                [profile x]
                region = no
                """))
        .containsOnlyKeys("region", "endpoint_url")
        .containsEntry("region", "eu-central-1")
        .containsEntry("endpoint_url", "http://h:1/?a=b");
  }

  @Test
  void aFolderWithoutAServerSaysHowToStartOne() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> new DataDir(nowhere).endpoint())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("./keyrota start --data " + nowhere);
  }

  @Test
  void aFileThatLacksSomethingIsNamedWithWhatItLacks() throws IOException {
    Files.writeString(folder.resolve("config"), "[default]\nregion = us-east-1\n");
    Files.writeString(folder.resolve("credentials"), "[default]\naws_access_key_id = AKIAX\n");
    assertThatThrownBy(() -> new DataDir(folder).endpoint())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("config has no endpoint_url");
    Files.writeString(
        folder.resolve("config"), "[default]\nregion = us-east-1\nendpoint_url = http://x:1\n");
    assertThatThrownBy(() -> new DataDir(folder).endpoint())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("credentials has no aws_secret_access_key");
  }

  @Test
  void anEndpointPrintsNoSecret() {
    assertThat(
            new DataDir.Endpoint(
                    URI.create("http://x:1"), "r", new SigningCredentials("AKIAX", "hidden"))
                .toString())
        .contains("AKIAX")
        .doesNotContain("hidden");
  }
}
