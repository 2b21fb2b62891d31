package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the trail. Its first line is a header of the format number, the sequence number of
 * its first entry and the hash of the last line of the segment before; an entry stands on each
 * further line.
 *
 * @param first the sequence number of the first entry, which also names the file
 */
record Segment(Path file, long first) {
  /** The format of a segment: its header and its lines. */
  static final int FORMAT = 1;

  private static final Pattern NAME = Pattern.compile("(\\d{16})\\.trail");
  private static final Pattern HEADER_FORMAT = Pattern.compile("\\{\"format\":(\\d{1,9}),.*");
  private static final String PREFIX = "{\"seq\":";
  private static final String PREV = ",\"prev\":\"";

  static Segment of(Path directory, long first) {
    return new Segment(directory.resolve("%016d.trail".formatted(first)), first);
  }

  /** The segments of the directory, oldest first. */
  static List<Segment> list(Path directory) throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.trail")) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          segments.add(new Segment(file, Long.parseLong(name.group(1))));
        }
      }
    }
    segments.sort(Comparator.comparingLong(Segment::first));
    return segments;
  }

  String name() {
    return file.getFileName().toString();
  }

  Path directory() {
    return Objects.requireNonNull(file.getParent());
  }

  /** Where the index beside the segment lies. */
  Path indexFile() {
    return file.resolveSibling("%016d.index".formatted(first));
  }

  /** The header, with its line feed. */
  static byte[] header(long first, byte[] prev) {
    return new JsonBytes(128)
        .ascii("{\"format\":" + FORMAT + ",\"first\":")
        .number(first)
        .ascii(PREV)
        .hex(prev)
        .ascii("\"}\n")
        .toBytes();
  }

  /** Refuses a segment of a newer format, whatever else its header says. */
  void refuseNewer(byte[] bytes, int offset, int length) {
    Matcher header =
        HEADER_FORMAT.matcher(new String(bytes, offset, length, StandardCharsets.UTF_8));
    if (header.matches() && Integer.parseInt(header.group(1)) > FORMAT) {
      throw new TrailBroken(new Fault(name(), 1, "it was written by a newer program"));
    }
  }

  /** The members of an entry as a line, with its line feed. */
  static void line(JsonBytes out, long seq, byte[] prev, JsonBytes members) {
    out.ascii(PREFIX).number(seq).ascii(PREV).hex(prev).ascii("\",").raw(members).ascii("}\n");
  }

  /** Whether the line begins as the entry of that number after that hash must. */
  static boolean follows(byte[] bytes, int offset, int length, long seq, byte[] prev) {
    byte[] expected =
        new JsonBytes(96).ascii(PREFIX).number(seq).ascii(PREV).hex(prev).ascii("\",").toBytes();
    return length > expected.length
        && Arrays.equals(bytes, offset, offset + expected.length, expected, 0, expected.length);
  }

  /** The sequence number with which the line begins, 0 when it is the header. */
  static long seq(byte[] bytes, int offset, int length) {
    long seq = 0;
    for (int i = offset + PREFIX.length(); i < offset + length; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        break;
      }
      seq = 10 * seq + bytes[i] - '0';
    }
    return bytes[offset + 2] == 's' ? seq : 0;
  }
}
