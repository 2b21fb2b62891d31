package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Opens trails for tests, and reads their files without the trail's own code. */
public final class Trails {
  /** Several segments after a few entries, several blocks in each. */
  public static final TrailOptions SMALL = new TrailOptions(6000, 1500);

  private Trails() {}

  /** A trail of small segments whose disk must not fail. */
  public static Trail open(Path directory) throws IOException {
    return open(directory, SMALL);
  }

  public static Trail open(Path directory, TrailOptions options) throws IOException {
    return Trail.open(
        directory,
        options,
        TestSigner.OURS,
        (why, cause) -> {
          throw new AssertionError(why, cause);
        });
  }

  static void append(Trail trail, int from, int to) {
    for (int i = from; i <= to; i++) {
      trail.append(Entries.entry(i));
    }
  }

  /** The event ids of all entries in the files, in order. */
  static List<String> eventIds(Path directory) throws IOException {
    List<String> ids = new ArrayList<>();
    for (Path segment : segments(directory)) {
      String content = Files.readString(segment, StandardCharsets.UTF_8).replaceFirst("\0+$", "");
      List<String> lines = content.lines().toList();
      for (String line : lines.subList(1, lines.size())) {
        ids.add(line.replaceFirst("^.*?\"id\":\"([^\"]*)\".*$", "$1"));
      }
    }
    return ids;
  }

  static List<Path> segments(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".trail")).sorted().toList();
    }
  }

  /** Turns bits of one byte of the file over, in place. */
  static void flip(Path file, long position, int bits) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, position);
      one.put(0, (byte) (one.get(0) ^ bits)).flip();
      channel.write(one, position);
    }
  }
}
