package io.keyrota.server.aws.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.TimestampFormat;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.text.Unicode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records as awsJson bodies. Absent members are left out; nulls stand in sparse lists. */
final class JsonWriter {
  private JsonWriter() {}

  /** Something that writes JSON. */
  @FunctionalInterface
  interface Content {
    void write(JsonGenerator out) throws IOException;
  }

  static byte[] write(Layout layout, Record record) {
    return bytes(JsonReader.factory(layout), out -> structure(out, layout, record));
  }

  static byte[] bytes(Content content) {
    return bytes(JsonReader.FACTORY, content);
  }

  private static byte[] bytes(JsonFactory factory, Content content) {
    try (WrittenBytes bytes = new WrittenBytes(512)) {
      try (JsonGenerator out = factory.createGenerator(bytes)) {
        content.write(out);
      }
      return bytes.take();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void structure(JsonGenerator out, Layout layout, Record record) throws IOException {
    out.writeStartObject();
    for (Layout.Field field : layout.fields()) {
      Object value = layout.value(record, field);
      if (value != null) {
        out.writeFieldName(field.jsonName());
        value(out, field.shape(), value);
      }
    }
    out.writeEndObject();
  }

  private static void value(JsonGenerator out, Shape shape, @Nullable Object value)
      throws IOException {
    if (value == null) {
      out.writeNull();
      return;
    }
    switch (shape) {
      case Shape.Text _ ->
          text(out, value instanceof Secret secret ? secret.revealText() : (String) value);
      case Shape.Choice _ -> text(out, (String) value);
      case Shape.Int _ -> out.writeNumber((Integer) value);
      case Shape.Wide _ -> out.writeNumber((Long) value);
      case Shape.Real _ -> out.writeNumber((Double) value);
      case Shape.Flag _ -> out.writeBoolean((Boolean) value);
      case Shape.Bytes _ -> {
        // Base64 needs no escape, and the JDK's encoder is vectorized where Jackson's is not.
        if (value instanceof Secret secret) {
          secret(out, Base64.getEncoder().encode(secret.reveal()));
        } else {
          byte[] text = Base64.getEncoder().encode(((Blob) value).bytes());
          out.writeRawUTF8String(text, 0, text.length);
        }
      }
      case Shape.Timestamp timestamp -> instant(out, timestamp.format(), (Instant) value);
      case Shape.Sequence sequence -> {
        Shape member = sequence.member().get();
        out.writeStartArray();
        for (Object item : (List<?>) value) {
          value(out, member, item);
        }
        out.writeEndArray();
      }
      case Shape.Mapping mapping -> {
        Shape member = mapping.value().get();
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          out.writeFieldName(sound((String) entry.getKey()));
          value(out, member, entry.getValue());
        }
        out.writeEndObject();
      }
      case Shape.Structure structure ->
          structure(out, Layout.of(structure.schema()), (Record) value);
      case Shape.Free _ -> JsonTree.write(out, (Json) value);
    }
  }

  /** Past the generator's own buffer, which nobody erases. The text is erased. */
  private static void secret(JsonGenerator out, byte[] text) throws IOException {
    out.writeRawValue("");
    out.flush();
    WrittenBytes to = (WrittenBytes) out.getOutputTarget();
    to.write('"');
    to.write(text, 0, text.length);
    to.write('"');
    Arrays.fill(text, (byte) 0);
  }

  private static void instant(JsonGenerator out, TimestampFormat format, Instant value)
      throws IOException {
    switch (format) {
      case DEFAULT, EPOCH_SECONDS -> out.writeNumber(Timestamps.epochSeconds(value));
      case DATE_TIME -> out.writeString(Timestamps.dateTime(value));
      case HTTP_DATE -> out.writeString(Timestamps.httpDate(value));
    }
  }

  static void text(JsonGenerator out, String text) throws IOException {
    out.writeString(sound(text));
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
