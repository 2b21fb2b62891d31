package io.keyrota.server.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Textual encodings as RFC 7468 has them: blocks of base64 between BEGIN and END lines. Text
 * between blocks is passed over, as openssl does; inside a block nothing but base64 may stand.
 */
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LINE = 64;

  private Pem() {}

  /**
   * A block.
   *
   * @param label for example {@code CERTIFICATE}
   * @param encrypted whether headers say so, in the form that was before PKCS#8
   * @param content the decoded bytes; may be a private key: its owner closes it
   */
  record Block(String label, boolean encrypted, Secret content) implements AutoCloseable {
    @Override
    public void close() {
      content.close();
    }
  }

  /**
   * All blocks of a text.
   *
   * @throws Unreadable when a block is broken, or when there are more than {@code most}
   */
  static List<Block> read(byte[] text, int most) throws Unreadable {
    List<Block> blocks = new ArrayList<>();
    boolean whole = false;
    try {
      Lines lines = new Lines(text);
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
          if (blocks.size() == most) {
            throw new Unreadable("more than " + most + " PEM blocks");
          }
          blocks.add(block(line.substring(BEGIN.length(), line.length() - DASHES.length()), lines));
        } else if (line.startsWith(END)) {
          throw new Unreadable("a PEM block that ends without a beginning");
        }
      }
      whole = true;
      return blocks;
    } finally {
      if (!whole) {
        blocks.forEach(Block::close);
      }
    }
  }

  private static Block block(String label, Lines lines) throws Unreadable {
    boolean encrypted = false;
    byte[] base64 = new byte[lines.left()];
    int length = 0;
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.equals(END + label + DASHES)) {
          return new Block(label, encrypted, Secret.owning(decoded(base64, length)));
        }
        if (line.contains(": ") && length == 0) {
          encrypted |= line.startsWith("Proc-Type:") && line.contains("ENCRYPTED");
        } else {
          byte[] part = line.getBytes(US_ASCII);
          System.arraycopy(part, 0, base64, length, part.length);
          length += part.length;
          Arrays.fill(part, (byte) 0);
        }
      }
      throw new Unreadable("a PEM block without an end");
    } finally {
      Arrays.fill(base64, (byte) 0);
    }
  }

  private static byte[] decoded(byte[] base64, int length) throws Unreadable {
    byte[] exact = Arrays.copyOf(base64, length);
    try {
      return Base64.getDecoder().decode(exact);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("a PEM block that is not base64");
    } finally {
      Arrays.fill(exact, (byte) 0);
    }
  }

  /** A block as text, in lines of 64 characters. */
  static String write(String label, byte[] content) {
    byte[] base64 = encoded(label, content);
    return new String(base64, US_ASCII);
  }

  /** The same for what is secret: no copy of it stays behind. */
  static Secret write(String label, Secret content) {
    return Secret.owning(encoded(label, content.reveal()));
  }

  private static byte[] encoded(String label, byte[] content) {
    byte[] lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(content);
    byte[] begin = (BEGIN + label + DASHES + "\n").getBytes(US_ASCII);
    byte[] end = ("\n" + END + label + DASHES + "\n").getBytes(US_ASCII);
    byte[] all = Arrays.copyOf(begin, begin.length + lines.length + end.length);
    System.arraycopy(lines, 0, all, begin.length, lines.length);
    System.arraycopy(end, 0, all, begin.length + lines.length, end.length);
    Arrays.fill(lines, (byte) 0);
    return all;
  }

  /** The lines of a text without the white space around them. */
  private static final class Lines {
    private final byte[] text;
    private int at;

    Lines(byte[] text) {
      this.text = text;
    }

    int left() {
      return text.length - at;
    }

    @org.jspecify.annotations.Nullable
    String next() {
      if (at >= text.length) {
        return null;
      }
      int start = at;
      while (at < text.length && text[at] != '\n' && text[at] != '\r') {
        at++;
      }
      String line = new String(text, start, at - start, US_ASCII).strip();
      at = Math.min(at + 1, text.length);
      return line;
    }
  }
}
