package io.keyrota.server.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads an entry that stands exactly as {@link EntryCodec} writes it, of format 1 and with nothing
 * escaped or beyond ASCII before its record, as nearly all do. It takes a fifth of the time of a
 * parser that knows all of JSON where code is cold: a start reads thousands of entries. Of anything
 * else it says that it can not, and nothing more.
 */
final class PlainEntry {
  private static final byte[] FORMAT = ascii("{\"format\":1,");
  private static final byte[] SEQ = ascii("{\"seq\":");
  private static final byte[] PREV = ascii(",\"prev\":\"");
  private static final byte[] COMMA = ascii(",");
  private static final byte[] ID = ascii("\"id\":\"");
  private static final byte[] AT = ascii(",\"at\":");
  private static final byte[] KEY = ascii(",\"key\":\"");
  private static final byte[] USER = ascii(",\"user\":\"");
  private static final byte[] ACCOUNT = ascii(",\"account\":\"");
  private static final byte[] SOURCE = ascii(",\"source\":\"");
  private static final byte[] EVENT = ascii(",\"event\":\"");
  private static final byte[] REGION = ascii(",\"region\":\"");
  private static final byte[] SIGNED = ascii(",\"signed\":true");
  private static final byte[] UNSIGNED = ascii(",\"signed\":false");
  private static final byte[] ERROR = ascii(",\"error\":\"");
  private static final byte[] RESOURCES = ascii(",\"resources\":[");
  private static final byte[] TYPE = ascii("{\"type\":\"");
  private static final byte[] ARN = ascii(",\"arn\":\"");
  private static final byte[] VERSION = ascii(",\"version\":\"");
  private static final byte[] RESOURCE_END = ascii("}");
  private static final byte[] RESOURCES_END = ascii("]");
  private static final byte[] RECORD = ascii(",\"record\":{");

  /** More digits might not fit into a long. */
  private static final int MOST_DIGITS = 18;

  private final byte[] bytes;
  private final int end;
  private int at;
  private boolean plain = true;

  private PlainEntry(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.at = offset;
    this.end = offset + length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads an entry or a line, as {@link EntryCodec#decode} does.
   *
   * @return empty when it is for a parser to say what this is
   */
  static Optional<Recorded> read(byte[] bytes, int offset, int length) {
    return new PlainEntry(bytes, offset, length).recorded();
  }

  private Optional<Recorded> recorded() {
    long seq = 0;
    if (skips(SEQ)) {
      seq = number();
      String _ = text(PREV);
      must(COMMA);
    } else {
      must(FORMAT);
    }
    String id = text(ID);
    must(AT);
    Instant when = Instant.ofEpochMilli(number());
    Optional<String> key = optional(KEY);
    String user = text(USER);
    String account = text(ACCOUNT);
    String source = text(SOURCE);
    String event = text(EVENT);
    String region = text(REGION);
    boolean signed = skips(SIGNED);
    if (!signed) {
      must(UNSIGNED);
    }
    Optional<String> error = optional(ERROR);
    List<Resource> resources = skips(RESOURCES) ? resources() : List.of();
    must(RECORD);
    if (!plain || bytes[end - 1] != '}') {
      return Optional.empty();
    }
    // What is left, but for the brace that ends the entry.
    byte[] record = Arrays.copyOfRange(bytes, at - 1, end - 1);
    AuditEntry entry =
        new AuditEntry(
            id, when, key, user, account, source, event, region, signed, error, record, resources);
    return Optional.of(new Recorded(seq, entry));
  }

  private List<Resource> resources() {
    List<Resource> all = new ArrayList<>(2);
    do {
      String type = text(TYPE);
      all.add(new Resource(type, text(ARN), optional(VERSION)));
      must(RESOURCE_END);
    } while (skips(COMMA));
    must(RESOURCES_END);
    return all;
  }

  private void must(byte[] expected) {
    plain = skips(expected) && plain;
  }

  private boolean skips(byte[] expected) {
    int after = at + expected.length;
    if (after > end || !Arrays.equals(bytes, at, after, expected, 0, expected.length)) {
      return false;
    }
    at = after;
    return true;
  }

  private Optional<String> optional(byte[] before) {
    return skips(before) ? Optional.of(rest()) : Optional.empty();
  }

  private String text(byte[] before) {
    must(before);
    return plain ? rest() : "";
  }

  /** Up to the quote that ends the text, and behind it. */
  private String rest() {
    int from = at;
    while (at < end && bytes[at] != '"') {
      if (bytes[at] < ' ' || bytes[at] == '\\') {
        plain = false;
      }
      at++;
    }
    return new String(bytes, from, at++ - from, StandardCharsets.US_ASCII);
  }

  private long number() {
    int from = at;
    long number = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from < MOST_DIGITS) {
      number = 10 * number + bytes[at++] - '0';
    }
    plain = plain && at > from && (bytes[from] != '0' || at == from + 1);
    return number;
  }
}
