package io.keyrota.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.rules.text.Unicode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Documents as bytes, the same for every database. Every value comes back with its type and its
 * exact content. Readers of every old number stay for ever.
 *
 * <p>Number 1: the number itself (one byte), then the members: a count, then name and value of
 * each. A value is a tag and its content: 1 text, 2 a zigzag number, 3 true, 4 false, 5 bytes, 6 a
 * document (members as above), 7 a list (a count, then values). Counts and lengths are unsigned
 * LEB128. A text is its length in bytes times two, plus one when it is UTF-16BE instead of UTF-8:
 * only a text that is not well-formed Unicode is.
 */
public final class DocumentFormat {
  /** The number that {@link #encode} writes. */
  public static final int NUMBER = 1;

  private static final int TEXT = 1;
  private static final int NUMERIC = 2;
  private static final int TRUE = 3;
  private static final int FALSE = 4;
  private static final int BYTES = 5;
  private static final int DOCUMENT = 6;
  private static final int LIST = 7;

  private static final int DEEPEST = 64;

  private DocumentFormat() {}

  /** The document's bytes. */
  public static byte[] encode(Document document) {
    Out out = new Out();
    out.octet(NUMBER);
    out.members(document, 0);
    return Arrays.copyOf(out.bytes, out.length);
  }

  /**
   * The document that these bytes are.
   *
   * @throws IllegalStateException when they are damaged, or written by a newer program
   */
  public static Document decode(byte[] bytes) {
    In in = new In(bytes);
    int number = in.octet();
    if (number != NUMBER) {
      throw new IllegalStateException(
          "a document has encoding " + number + ", newer than this program's " + NUMBER);
    }
    Document document = in.members(0);
    if (in.at != bytes.length) {
      throw damaged();
    }
    return document;
  }

  private static IllegalStateException damaged() {
    return new IllegalStateException("a stored document is damaged");
  }

  private static final class Out {
    private byte[] bytes = new byte[256];
    private int length;

    void members(Document document, int depth) {
      if (depth == DEEPEST) {
        throw new IllegalArgumentException("a document is nested too deeply");
      }
      count(document.members().size());
      for (Map.Entry<String, Object> member : document.members().entrySet()) {
        text(member.getKey());
        value(member.getValue(), depth + 1);
      }
    }

    private void value(Object value, int depth) {
      switch (value) {
        case String text -> {
          octet(TEXT);
          text(text);
        }
        case Long number -> {
          octet(NUMERIC);
          unsigned((number << 1) ^ (number >> 63));
        }
        case Boolean flag -> octet(flag ? TRUE : FALSE);
        case byte[] content -> {
          octet(BYTES);
          count(content.length);
          raw(content);
        }
        case Document nested -> {
          octet(DOCUMENT);
          members(nested, depth);
        }
        case List<?> list -> {
          if (depth == DEEPEST) {
            throw new IllegalArgumentException("a document is nested too deeply");
          }
          octet(LIST);
          count(list.size());
          for (Object item : list) {
            value(item, depth + 1);
          }
        }
        default ->
            throw new IllegalArgumentException(
                "a document can not hold a " + value.getClass().getName());
      }
    }

    private void text(String text) {
      boolean wellFormed = Unicode.isWellFormed(text);
      byte[] content = wellFormed ? text.getBytes(UTF_8) : codeUnits(text);
      unsigned(((long) content.length << 1) | (wellFormed ? 0 : 1));
      raw(content);
    }

    /** Not by a charset, which would replace the lone halves of surrogate pairs. */
    private static byte[] codeUnits(String text) {
      byte[] content = new byte[text.length() * 2];
      for (int i = 0; i < text.length(); i++) {
        content[2 * i] = (byte) (text.charAt(i) >> 8);
        content[2 * i + 1] = (byte) text.charAt(i);
      }
      return content;
    }

    private void count(int count) {
      unsigned(count);
    }

    private void unsigned(long number) {
      long rest = number;
      while ((rest & ~0x7fL) != 0) {
        octet((int) (rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      octet((int) rest);
    }

    void octet(int octet) {
      room(1);
      bytes[length++] = (byte) octet;
    }

    private void raw(byte[] content) {
      room(content.length);
      System.arraycopy(content, 0, bytes, length, content.length);
      length += content.length;
    }

    private void room(int more) {
      if (bytes.length - length < more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
      }
    }
  }

  private static final class In {
    private final byte[] bytes;
    private int at;

    In(byte[] bytes) {
      this.bytes = bytes;
    }

    Document members(int depth) {
      int count = count();
      SequencedMap<String, Object> members = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        if (members.putIfAbsent(text(), value(depth + 1)) != null) {
          throw damaged();
        }
      }
      return new Document(members);
    }

    private Object value(int depth) {
      if (depth > DEEPEST) {
        throw damaged();
      }
      int tag = octet();
      return switch (tag) {
        case TEXT -> text();
        case NUMERIC -> {
          long zigzag = unsigned();
          yield (zigzag >>> 1) ^ -(zigzag & 1);
        }
        case TRUE -> true;
        case FALSE -> false;
        case BYTES -> {
          int length = count();
          at += length;
          yield Arrays.copyOfRange(bytes, at - length, at);
        }
        case DOCUMENT -> members(depth);
        case LIST -> {
          int count = count();
          List<Object> list = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            list.add(value(depth + 1));
          }
          yield list;
        }
        default -> throw damaged();
      };
    }

    private String text() {
      long head = unsigned();
      int length = bounded(head >>> 1);
      boolean units = (head & 1) == 1;
      int from = at;
      at += length;
      if (!units) {
        return new String(bytes, from, length, UTF_8);
      }
      char[] chars = new char[length / 2];
      for (int i = 0; i < chars.length; i++) {
        chars[i] = (char) (((bytes[from + 2 * i] & 0xff) << 8) | (bytes[from + 2 * i + 1] & 0xff));
      }
      return new String(chars);
    }

    /** A count or length: every counted thing takes at least a byte, so it never exceeds them. */
    private int count() {
      return bounded(unsigned());
    }

    private int bounded(long count) {
      if (count < 0 || count > bytes.length - at) {
        throw damaged();
      }
      return (int) count;
    }

    private long unsigned() {
      long number = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        int octet = octet();
        number |= (octet & 0x7fL) << shift;
        if ((octet & 0x80) == 0) {
          return number;
        }
      }
      throw damaged();
    }

    int octet() {
      if (at == bytes.length) {
        throw damaged();
      }
      return bytes[at++] & 0xff;
    }
  }
}
