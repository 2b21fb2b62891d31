package io.keyrota.server.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.keyrota.server.events.Detail;
import io.keyrota.server.events.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** An event as EventBridge hands it on. */
final class EventJson {
  private static final JsonFactory JSON = new JsonFactory();

  private EventJson() {}

  static byte[] of(Event event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("version", "0");
      json.writeStringField("id", event.id());
      json.writeStringField("detail-type", event.detailType());
      json.writeStringField("source", event.source());
      json.writeStringField("account", event.account().digits());
      json.writeStringField("time", event.time().truncatedTo(ChronoUnit.SECONDS).toString());
      json.writeStringField("region", event.region().name());
      json.writeArrayFieldStart("resources");
      for (String resource : event.resources()) {
        json.writeString(resource);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("detail");
      for (Map.Entry<String, Detail.Value> member : event.detail().members().entrySet()) {
        switch (member.getValue()) {
          case Detail.Text text -> json.writeStringField(member.getKey(), text.text());
          case Detail.Whole number -> json.writeNumberField(member.getKey(), number.number());
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
