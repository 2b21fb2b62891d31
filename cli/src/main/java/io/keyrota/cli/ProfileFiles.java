package io.keyrota.cli;

import io.keyrota.rules.aws.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Writes {@code config} and {@code credentials} in AWS's shared-file format, mode 600. */
public record ProfileFiles(Path folder) {

  /** Writes both; existing files are an error, so that no credential is lost. */
  public void write(DataDir.Endpoint endpoint, SigningCredentials credentials) {
    try {
      Files.createDirectories(folder);
      create("config", SharedFiles.config(endpoint.region(), endpoint.uri().toString()));
      create(
          "credentials",
          SharedFiles.credentials(credentials.accessKeyId(), credentials.secretAccessKey()));
    } catch (IOException e) {
      throw new Failure("cannot write " + folder + ": " + e.getMessage());
    }
  }

  /** Refuses a folder that holds such files already, before anything is made that needs it. */
  void requireFree() {
    for (String name : List.of("config", "credentials")) {
      if (Files.exists(folder.resolve(name))) {
        throw new Failure(folder.resolve(name) + " is there already; choose another folder");
      }
    }
  }

  private void create(String name, String text) throws IOException {
    Path file =
        Files.createFile(
            folder.resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text, StandardOpenOption.WRITE);
  }
}
