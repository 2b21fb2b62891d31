package io.keyrota.server.aws.wire;

import io.keyrota.rules.text.Unicode;
import io.keyrota.server.json.JsonOutput;
import java.util.function.Consumer;

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
        field.json().write(out, value);
      }
    }
    out.close('}');
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
