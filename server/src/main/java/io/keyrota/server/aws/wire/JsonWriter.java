package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.TimestampFormat;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.text.Unicode;
import io.keyrota.server.json.JsonOutput;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes records as awsJson bodies. Absent members are left out; nulls stand in sparse lists. */
final class JsonWriter {
  private JsonWriter() {}

  static byte[] write(Layout layout, Record record) {
    JsonOutput out = new JsonOutput(layout.usualLength());
    structure(out, layout, record);
    layout.hadLength(out.size());
    return out.take();
  }

  static byte[] bytes(Consumer<JsonOutput> content) {
    JsonOutput out = new JsonOutput(1024);
    content.accept(out);
    return out.take();
  }

  static void structure(JsonOutput out, Layout layout, Record record) {
    out.open('{');
    for (Layout.Field field : layout.fields()) {
      Object value = layout.value(record, field);
      if (value != null) {
        out.name(field.jsonName());
        value(out, field.shape(), value);
      }
    }
    out.close('}');
  }

  private static void value(JsonOutput out, Shape shape, @Nullable Object value) {
    if (value == null) {
      out.literal("null");
      return;
    }
    switch (shape) {
      case Shape.Text _ ->
          out.string(value instanceof Secret secret ? secret.revealText() : (String) value);
      case Shape.Choice _ -> out.string((String) value);
      case Shape.Int _, Shape.Wide _, Shape.Flag _ -> out.literal(value.toString());
      case Shape.Real _ -> out.number((Double) value);
      case Shape.Bytes _ -> {
        byte[] octets = value instanceof Secret secret ? secret.reveal() : ((Blob) value).bytes();
        byte[] text = Base64.getEncoder().encode(octets);
        out.quoted(text);
        Arrays.fill(text, (byte) 0);
      }
      case Shape.Timestamp timestamp -> instant(out, timestamp.format(), (Instant) value);
      case Shape.Sequence sequence -> {
        Shape member = sequence.member().get();
        out.open('[');
        for (Object item : (List<?>) value) {
          value(out, member, item);
        }
        out.close(']');
      }
      case Shape.Mapping mapping -> {
        Shape member = mapping.value().get();
        out.open('{');
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          out.name((String) entry.getKey());
          value(out, member, entry.getValue());
        }
        out.close('}');
      }
      case Shape.Structure structure ->
          structure(out, Layout.of(structure.schema()), (Record) value);
      case Shape.Free _ -> out.value((Json) value);
    }
  }

  private static void instant(JsonOutput out, TimestampFormat format, Instant value) {
    switch (format) {
      case DEFAULT, EPOCH_SECONDS -> out.literal(Timestamps.epochSeconds(value));
      case DATE_TIME -> out.string(Timestamps.dateTime(value));
      case HTTP_DATE -> out.string(Timestamps.httpDate(value));
    }
  }

  /** Half a surrogate pair has no UTF-8 form: U+FFFD stands for it. */
  static String sound(String text) {
    if (Unicode.isWellFormed(text)) {
      return text;
    }
    StringBuilder sound = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(sound::appendCodePoint);
    return sound.toString();
  }
}
