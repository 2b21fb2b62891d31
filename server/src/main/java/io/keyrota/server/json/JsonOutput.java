package io.keyrota.server.json;

import io.keyrota.rules.json.Json;
import io.keyrota.rules.text.Plain;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * JSON (RFC 8259) in UTF-8, in an array that grows. It puts the commas; that brackets close what
 * they opened and that names stand in objects is the caller's to see to. What was written may hold
 * a secret: what is outgrown, and what was taken, is erased.
 */
public final class JsonOutput {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  /** Of a number of 64 bits, with its sign and a comma before it. */
  private static final int LONGEST_NUMBER = 21;

  private byte[] bytes;
  private int size;

  /** Whether the next name or value stands behind another. */
  private boolean behind;

  /**
   * @param expected about how many octets it will be
   */
  public JsonOutput(int expected) {
    bytes = new byte[expected];
  }

  /** How many octets were written. */
  public int size() {
    return size;
  }

  /** What was written; from here on it is the caller's, and kept nowhere else. */
  public byte[] take() {
    byte[] whole = Arrays.copyOf(bytes, size);
    Arrays.fill(bytes, 0, size, (byte) 0);
    size = 0;
    behind = false;
    return whole;
  }

  /** Begins an object or a list. */
  public JsonOutput open(char bracket) {
    separate();
    put(bracket);
    behind = false;
    return this;
  }

  /** Ends it. */
  public JsonOutput close(char bracket) {
    put(bracket);
    behind = true;
    return this;
  }

  /** A member's name; its value comes next. */
  public JsonOutput name(String name) {
    string(name);
    put(':');
    behind = false;
    return this;
  }

  /** A member's name that is ready, as {@link #nameOf} makes it. */
  public JsonOutput name(byte[] ready) {
    ready(ready);
    behind = false;
    return this;
  }

  /** A name as it stands before a member's value. */
  public static byte[] nameOf(String name) {
    return new JsonOutput(name.length() + 3).name(name).take();
  }

  /** A text; U+FFFD stands for half a surrogate pair, which has no UTF-8 form. */
  public JsonOutput string(String text) {
    byte[] plain = Plain.octets(text);
    if (plain != null) {
      return quoted(plain);
    }
    separate();
    put('"');
    escaped(text);
    put('"');
    behind = true;
    return this;
  }

  /** Printable ASCII that needs no escape, in quotation marks. */
  public JsonOutput quoted(byte[] ascii) {
    separate();
    need(ascii.length + 2);
    bytes[size++] = '"';
    append(ascii);
    bytes[size++] = '"';
    behind = true;
    return this;
  }

  /** A value as {@link #take} gave it. */
  public JsonOutput ready(byte[] value) {
    separate();
    put(value);
    behind = true;
    return this;
  }

  public JsonOutput flag(boolean flag) {
    return ready(flag ? TRUE : FALSE);
  }

  public JsonOutput nothing() {
    return ready(NULL);
  }

  /** A number that is text already. */
  public JsonOutput number(String ascii) {
    return ready(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  public JsonOutput number(long number) {
    if (number == Long.MIN_VALUE) {
      return number(Long.toString(number)); // it has no magnitude
    }
    need(LONGEST_NUMBER);
    sign(number);
    digits(Math.abs(number), 1);
    behind = true;
    return this;
  }

  /** As many thousandths, with three decimals where it is no whole number. */
  public JsonOutput thousandths(long number) {
    if (number % 1000 == 0) {
      return number(number / 1000);
    }
    need(LONGEST_NUMBER + 2);
    sign(number);
    digits(Math.abs(number / 1000), 1);
    bytes[size++] = '.';
    digits(Math.abs(number % 1000), 3);
    behind = true;
    return this;
  }

  /** JSON has no number that is not finite: it is a text, as the AWS protocols have it. */
  public JsonOutput number(double number) {
    String text = Double.toString(number);
    return Double.isFinite(number) ? number(text) : string(text);
  }

  /** A whole value. */
  public JsonOutput value(Json json) {
    return switch (json) {
      case Json.Obj object -> {
        open('{');
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
          name(member.getKey()).value(member.getValue());
        }
        yield close('}');
      }
      case Json.Arr array -> {
        open('[');
        array.items().forEach(this::value);
        yield close(']');
      }
      case Json.Str text -> string(text.value());
      case Json.Num number -> number(number.text());
      case Json.Bool flag -> flag(flag.value());
      case Json.Null _ -> nothing();
    };
  }

  private void separate() {
    if (behind) {
      put(',');
    }
  }

  private void sign(long number) {
    separate();
    if (number < 0) {
      bytes[size++] = '-';
    }
  }

  /** The decimal digits of a number that is not negative; there is room. */
  private void digits(long number, int least) {
    int count = 1;
    for (long bound = 10; count < least || (count < 19 && number >= bound); bound *= 10) {
      count++;
    }
    long rest = number;
    for (int at = size + count - 1; at >= size; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += count;
  }

  private void escaped(String text) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point < 0x80) {
        need(6);
        ascii((char) point);
      } else {
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        put(Character.toString(half ? 0xfffd : point).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void ascii(char c) {
    switch (c) {
      case '"', '\\' -> escape(c);
      case '\b' -> escape('b');
      case '\t' -> escape('t');
      case '\n' -> escape('n');
      case '\f' -> escape('f');
      case '\r' -> escape('r');
      default -> {
        if (c < ' ') {
          escape('u');
          put('0');
          put('0');
          put((char) HEX[c >> 4]);
          put((char) HEX[c & 15]);
        } else {
          put(c);
        }
      }
    }
  }

  private void escape(char c) {
    put('\\');
    put(c);
  }

  private void put(char ascii) {
    need(1);
    bytes[size++] = (byte) ascii;
  }

  private void put(byte[] from) {
    need(from.length);
    append(from);
  }

  /** There is room. */
  private void append(byte[] from) {
    System.arraycopy(from, 0, bytes, size, from.length);
    size += from.length;
  }

  private void need(int more) {
    if (bytes.length - size < more) {
      byte[] before = bytes;
      bytes = Arrays.copyOf(before, Math.max(bytes.length * 2, size + more));
      Arrays.fill(before, (byte) 0);
    }
  }
}
