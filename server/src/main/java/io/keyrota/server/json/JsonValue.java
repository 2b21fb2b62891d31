package io.keyrota.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.keyrota.rules.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Small JSON objects of strangers: bounded in depth and length, no member twice. */
public final class JsonValue {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxStringLength(64 * 1024)
                  .maxNumberLength(32)
                  .build())
          .build();

  private JsonValue() {}

  /** The object; empty when the bytes are anything else. */
  public static Optional<Json.Obj> object(byte[] bytes) {
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Json.Obj object = members(parser);
      return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static Json.Obj members(JsonParser parser) throws IOException {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      members.put(name, value(parser, parser.nextToken()));
    }
    return new Json.Obj(members);
  }

  private static Json value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> {
        List<Json> items = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          items.add(value(parser, next));
        }
        yield new Json.Arr(items);
      }
      case VALUE_STRING -> new Json.Str(parser.getText());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      default -> new Json.Num(parser.getText());
    };
  }

  /** The value as UTF-8 text. */
  public static byte[] bytes(Json value) {
    return new JsonOutput(512).value(value).take();
  }

  /** A text, or each text of a list; what is no text is left out. */
  public static List<String> texts(Json.Obj object, String name) {
    return switch (object.members().get(name)) {
      case null -> List.of();
      case Json.Str one -> List.of(one.value());
      case Json.Arr several ->
          several.items().stream()
              .filter(Json.Str.class::isInstance)
              .map(item -> ((Json.Str) item).value())
              .toList();
      case Json.Obj _, Json.Num _, Json.Bool _, Json.Null _ -> List.of();
    };
  }
}
