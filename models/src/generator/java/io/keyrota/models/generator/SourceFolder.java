package io.keyrota.models.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of generated sources. A file whose text is unchanged keeps its time stamp, so that the
 * compiler sees nothing new; files that the models no longer ask for are deleted.
 */
final class SourceFolder {
  private static final String STAMP = ".made-from";

  private final Path root;

  SourceFolder(Path root) {
    this.root = root;
  }

  /** One digest over the names and contents of all files below the folders. */
  static String digest(Path... folders) throws IOException {
    MessageDigest sha = sha256();
    for (Path folder : folders) {
      for (Path file : filesBelow(folder)) {
        sha.update((folder.relativize(file) + "\0" + Files.size(file) + "\0").getBytes(UTF_8));
        sha.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  boolean madeFrom(String digest) throws IOException {
    Path stamp = root.resolve(STAMP);
    return Files.exists(stamp) && Files.readString(stamp).equals(digest);
  }

  void replaceWith(Map<String, String> files, String digest) throws IOException {
    Files.createDirectories(root);
    Files.deleteIfExists(root.resolve(STAMP));
    for (Path file : filesBelow(root)) {
      if (!files.containsKey(root.relativize(file).toString().replace('\\', '/'))) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> entry : files.entrySet()) {
      Path file = root.resolve(entry.getKey());
      if (!Files.exists(file) || !Files.readString(file).equals(entry.getValue())) {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, entry.getValue());
      }
    }
    Files.writeString(root.resolve(STAMP), digest);
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
