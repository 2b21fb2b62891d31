package io.keyrota.server.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Entries as JSON. What is searched for stands in front under short names, the CloudTrail record
 * stands last and untouched, so that a reader can stop before it. The same members make an entry of
 * the store's outbox and a line of the trail.
 */
final class EntryCodec {
  /** The format of the members that {@link #members} writes. */
  static final int FORMAT = 1;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private EntryCodec() {}

  static byte[] encoded(AuditEntry entry) {
    JsonBytes out = new JsonBytes(room(entry));
    out.ascii("{\"format\":").number(FORMAT).ascii(",");
    write(entry, out);
    return out.ascii("}").toBytes();
  }

  /** The members of a line, without the braces; not to be changed. */
  static JsonBytes members(AuditEntry entry) {
    JsonBytes out = new JsonBytes(room(entry));
    write(entry, out);
    return out;
  }

  /** What most entries take at most. */
  private static int room(AuditEntry entry) {
    return entry.record().length + 320 + 192 * entry.resources().size();
  }

  private static void write(AuditEntry entry, JsonBytes out) {
    out.ascii("\"id\":").string(entry.eventId());
    out.ascii(",\"at\":").number(entry.at().toEpochMilli());
    entry.accessKeyId().ifPresent(key -> out.ascii(",\"key\":").string(key));
    out.ascii(",\"user\":").string(entry.userName());
    out.ascii(",\"account\":").string(entry.accountId());
    out.ascii(",\"source\":").string(entry.eventSource());
    out.ascii(",\"event\":").string(entry.eventName());
    out.ascii(",\"region\":").string(entry.awsRegion());
    out.ascii(entry.signed() ? ",\"signed\":true" : ",\"signed\":false");
    entry.errorCode().ifPresent(code -> out.ascii(",\"error\":").string(code));
    resources(entry.resources(), out);
    out.ascii(",\"record\":").raw(entry.record());
  }

  private static void resources(List<Resource> resources, JsonBytes out) {
    if (resources.isEmpty()) {
      return;
    }
    String separator = ",\"resources\":[";
    for (Resource resource : resources) {
      out.ascii(separator).ascii("{\"type\":").string(resource.type());
      out.ascii(",\"arn\":").string(resource.arn());
      resource.version().ifPresent(version -> out.ascii(",\"version\":").string(version));
      out.ascii("}");
      separator = ",";
    }
    out.ascii("]");
  }

  /** Reads an entry or a line; the sequence number of an entry outside the trail is 0. */
  static Recorded decode(byte[] bytes, int offset, int length) {
    return PlainEntry.read(bytes, offset, length).orElseGet(() -> parsed(bytes, offset, length));
  }

  /** By the rules of JSON alone. */
  static Recorded parsed(byte[] bytes, int offset, int length) {
    try (JsonParser in = JSON.createParser(bytes, offset, length)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw damaged(null);
      }
      Members members = new Members();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        if (name.equals("record")) {
          in.nextToken();
          int start = offset + Math.toIntExact(in.currentTokenLocation().getByteOffset());
          return members.with(Arrays.copyOfRange(bytes, start, offset + length - 1));
        }
        members.read(name, in);
      }
      throw damaged(null);
    } catch (IOException | DateTimeException e) {
      throw damaged(e);
    }
  }

  private static IllegalArgumentException damaged(@org.jspecify.annotations.Nullable Exception e) {
    return new IllegalArgumentException("these bytes are not an audit entry", e);
  }

  /** What stands before the record. */
  private static final class Members {
    private long seq;
    private Instant at = Instant.EPOCH;
    private Optional<String> key = Optional.empty();
    private Optional<String> error = Optional.empty();
    private boolean signed;
    private String id = "";
    private String user = "";
    private String account = "";
    private String source = "";
    private String event = "";
    private String region = "";
    private final List<Resource> resources = new ArrayList<>();

    void read(String name, JsonParser in) throws IOException {
      in.nextToken();
      switch (name) {
        case "format" -> refuseNewer(in.getIntValue());
        case "seq" -> seq = in.getLongValue();
        case "id" -> id = in.getText();
        case "at" -> at = Instant.ofEpochMilli(in.getLongValue());
        case "key" -> key = Optional.of(in.getText());
        case "user" -> user = in.getText();
        case "account" -> account = in.getText();
        case "source" -> source = in.getText();
        case "event" -> event = in.getText();
        case "region" -> region = in.getText();
        case "signed" -> signed = in.getBooleanValue();
        case "error" -> error = Optional.of(in.getText());
        case "resources" -> resources(in);
        default -> in.skipChildren();
      }
    }

    private void resources(JsonParser in) throws IOException {
      while (in.nextToken() == JsonToken.START_OBJECT) {
        String type = "";
        String arn = "";
        Optional<String> version = Optional.empty();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
          in.nextToken();
          switch (name) {
            case "type" -> type = in.getText();
            case "arn" -> arn = in.getText();
            case "version" -> version = Optional.of(in.getText());
            default -> in.skipChildren();
          }
        }
        resources.add(new Resource(type, arn, version));
      }
    }

    Recorded with(byte[] record) {
      return new Recorded(
          seq,
          new AuditEntry(
              id, at, key, user, account, source, event, region, signed, error, record, resources));
    }

    private static void refuseNewer(int format) {
      if (format > FORMAT) {
        throw new IllegalArgumentException(
            "an audit entry of format " + format + " was written by a newer program");
      }
    }
  }
}
