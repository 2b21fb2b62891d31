package io.keyrota.server;

import io.keyrota.rules.aws.SharedFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The files {@code config} and {@code credentials} of the data folder, in AWS's shared-file format,
 * mode 600: where the server listens, and what signs for the operator's root.
 */
record ProfileFiles(Path folder) {

  void writeConfig(URI endpoint, String region) throws IOException {
    write("config", SharedFiles.config(region, endpoint.toString()));
  }

  void writeCredentials(String accessKeyId, String secretAccessKey) throws IOException {
    write("credentials", SharedFiles.credentials(accessKeyId, secretAccessKey));
  }

  /** Whole or not at all: a new file, on disk, then renamed into place. */
  private void write(String name, String text) throws IOException {
    Path fresh = folder.resolve(name + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel file =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var bytes = java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        var _ = file.write(bytes);
      }
      file.force(true);
    }
    Files.move(
        fresh,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
