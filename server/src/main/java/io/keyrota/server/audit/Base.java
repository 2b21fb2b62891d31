package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the trail begins after its oldest segments were removed: the number of the first entry that
 * is kept and the hash of the line before it, signed, in the file {@code base}. Without that file a
 * trail begins with entry 1.
 */
record Base(long first, byte[] prev) {
  static final String NAME = "base";

  private static final Pattern TEXT =
      Pattern.compile(
          "\\{\"format\":1,\"first\":(\\d{1,18}),\"prev\":\"([0-9a-f]{64})\","
              + "\"signature\":\"([A-Za-z0-9+/=]+)\"}\n");

  static Base beginning() {
    return new Base(1, Chain.beginning());
  }

  /** Reads the file, or answers the beginning when there is none. */
  static Base read(Path directory, HeadSigner signer) throws IOException {
    String text;
    try {
      text = Files.readString(directory.resolve(NAME), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return beginning();
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new TrailBroken(new Fault(NAME, 0, "it can not be read"));
    }
    Base base =
        new Base(Long.parseLong(matcher.group(1)), HexFormat.of().parseHex(matcher.group(2)));
    if (!signer.verify(base.message(), signature(matcher.group(3)))) {
      throw new TrailBroken(new Fault(NAME, 0, "its signature is not the server's"));
    }
    return base;
  }

  private static byte[] signature(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new TrailBroken(new Fault(NAME, 0, "it can not be read"));
    }
  }

  /** Replaces the file, durably and at once. */
  void write(Path directory, HeadSigner signer, Disk disk) throws IOException {
    byte[] text =
        new JsonBytes(256)
            .ascii("{\"format\":1,\"first\":")
            .number(first)
            .ascii(",\"prev\":\"")
            .hex(prev)
            .ascii("\",\"signature\":\"")
            .ascii(Base64.getEncoder().encodeToString(signer.sign(message())))
            .ascii("\"}\n")
            .toBytes();
    Path next = directory.resolve(NAME + ".next");
    Files.deleteIfExists(next);
    try (Disk.Output out = disk.open(next)) {
      out.write(ByteBuffer.wrap(text), 0);
      out.force();
    }
    Files.move(next, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    disk.forceDirectory(directory);
  }

  private byte[] message() {
    return ("keyrota-audit-base 1\n" + first + "\n" + Chain.text(prev) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
