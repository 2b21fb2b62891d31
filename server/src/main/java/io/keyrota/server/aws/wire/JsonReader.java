package io.keyrota.server.aws.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.TimestampFormat;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.text.Unicode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads an awsJson body (RFC 8259, UTF-8). An empty body reads as an empty object, null as absent;
 * unknown members are skipped. Refused with {@code SerializationException}: what is no JSON object,
 * a value of another JSON type than the model's, a number out of its type's bounds, a member or map
 * key that occurs twice (AWS leaves open which one counts), text without a UTF-8 form, nesting
 * deeper than {@value #MAX_DEPTH}.
 */
final class JsonReader {
  /** AWS's own inputs nest less than ten deep. */
  static final int MAX_DEPTH = 100;

  /** Buffers are pooled beside the threads, for a virtual thread lives for one request only. */
  static final JsonFactory FACTORY = factory(JsonRecyclerPools.newConcurrentDequePool());

  /** For what holds a secret: a pooled buffer would show it to whoever uses the buffer next. */
  private static final JsonFactory FORGETTING = factory(JsonRecyclerPools.nonRecyclingPool());

  private JsonReader() {}

  private static JsonFactory factory(RecyclerPool<BufferRecycler> buffers) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .recyclerPool(buffers)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(1_000)
                .build())
        .build();
  }

  /** The factory for what a structure holds. */
  static JsonFactory factory(Layout layout) {
    return layout.holdsSecrets() ? FORGETTING : FACTORY;
  }

  static Draft read(StructureSchema<?> schema, byte[] body) {
    if (body.length == 0) {
      return new Draft(schema);
    }
    // A parser would also guess UTF-16 and UTF-32, which need zero bytes where JSON has none.
    if (!Utf8.wellFormed(body) || (body.length > 1 && (body[0] == 0 || body[1] == 0))) {
      throw refused("The body is not well-formed UTF-8");
    }
    try (JsonParser parser = factory(Layout.of(schema)).createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw refused("The body is not a JSON object");
      }
      Draft draft = structure(parser, schema);
      if (parser.nextToken() != null) {
        throw refused("Unexpected content after the JSON object");
      }
      return draft;
    } catch (IOException e) {
      // The parser's own message quotes the body, which may hold a secret.
      throw refused("The body is not well-formed JSON");
    }
  }

  private static Draft structure(JsonParser parser, StructureSchema<?> schema) throws IOException {
    Draft draft = new Draft(schema);
    Layout layout = draft.layout();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Layout.Field field = layout.json(name);
      JsonToken token = parser.nextToken();
      if (field == null) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        if (draft.get(field) != null) {
          throw refused("Duplicate member " + field.name());
        }
        draft.set(field, value(parser, token, field.shape()));
      }
    }
    if (schema.union() && draft.count() != 1) {
      throw refused("A union must have exactly one member");
    }
    return draft;
  }

  private static Object value(JsonParser parser, JsonToken token, Shape shape) throws IOException {
    return switch (shape) {
      case Shape.Text text -> {
        String read = text(parser, token);
        yield text.sensitive() ? Secret.ofText(read) : read;
      }
      case Shape.Choice _ -> text(parser, token);
      case Shape.Int _ -> {
        long number = integer(parser, token, "an Integer");
        if (number != (int) number) {
          throw refused("NUMBER_VALUE can not be converted to an Integer");
        }
        yield (int) number;
      }
      case Shape.Wide _ -> integer(parser, token, "a Long");
      case Shape.Real _ -> real(parser, token);
      case Shape.Flag _ ->
          switch (token) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw mismatch(token, "a Boolean");
          };
      case Shape.Bytes bytes -> {
        byte[] read = token == JsonToken.VALUE_STRING ? bytes(parser, bytes.sensitive()) : null;
        if (read == null) {
          throw mismatch(token, "a Blob");
        }
        yield bytes.sensitive() ? Secret.owning(read) : Blob.of(read);
      }
      case Shape.Timestamp timestamp -> instant(parser, token, timestamp.format());
      case Shape.Sequence sequence -> list(parser, token, sequence.member().get());
      case Shape.Mapping mapping -> map(parser, token, mapping.value().get());
      case Shape.Structure structure -> {
        if (token != JsonToken.START_OBJECT) {
          throw refused("Expected a structure or null");
        }
        yield structure(parser, structure.schema());
      }
      case Shape.Free _ -> JsonTree.read(parser, token);
    };
  }

  /** Base64; a secret's text is never a String, which nobody could erase. */
  private static byte @Nullable [] bytes(JsonParser parser, boolean sensitive) throws IOException {
    if (!sensitive) {
      return Scalars.base64(parser.getText());
    }
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int to = from + parser.getTextLength();
    try {
      return Scalars.base64(text, from, to);
    } finally {
      Arrays.fill(text, from, to, '\0');
    }
  }

  private static String text(JsonParser parser, JsonToken token) throws IOException {
    if (token != JsonToken.VALUE_STRING) {
      throw mismatch(token, "a String");
    }
    return wellFormed(parser.getText());
  }

  static String wellFormed(String text) {
    if (!Unicode.isWellFormed(text)) {
      throw refused("A string has half of a surrogate pair");
    }
    return text;
  }

  private static long integer(JsonParser parser, JsonToken token, String type) throws IOException {
    if (token != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw mismatch(token, type);
    }
    return parser.getLongValue();
  }

  private static double real(JsonParser parser, JsonToken token) throws IOException {
    if (token.isNumeric()) {
      return parser.getDoubleValue();
    }
    if (token == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
        return Double.parseDouble(text);
      }
    }
    throw mismatch(token, "a Double");
  }

  private static Instant instant(JsonParser parser, JsonToken token, TimestampFormat format)
      throws IOException {
    Instant instant =
        switch (format) {
          case DEFAULT, EPOCH_SECONDS ->
              switch (token) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    Timestamps.ofSeconds(parser.getDoubleValue());
                default -> null;
              };
          case DATE_TIME, HTTP_DATE ->
              token == JsonToken.VALUE_STRING ? Timestamps.parse(parser.getText(), format) : null;
        };
    if (instant == null) {
      throw mismatch(token, "milliseconds since epoch");
    }
    return instant;
  }

  private static List<@Nullable Object> list(JsonParser parser, JsonToken start, Shape member)
      throws IOException {
    if (start != JsonToken.START_ARRAY) {
      throw refused("Expected list or null");
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(token == JsonToken.VALUE_NULL ? null : value(parser, token, member));
    }
    return items;
  }

  private static SequencedMap<String, @Nullable Object> map(
      JsonParser parser, JsonToken start, Shape value) throws IOException {
    if (start != JsonToken.START_OBJECT) {
      throw refused("Expected map or null");
    }
    SequencedMap<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (entries.containsKey(wellFormed(name))) {
        throw refused("Duplicate key in a map");
      }
      JsonToken token = parser.nextToken();
      entries.put(name, token == JsonToken.VALUE_NULL ? null : value(parser, token, value));
    }
    return entries;
  }

  private static Refusal mismatch(JsonToken token, String type) {
    return refused(
        switch (token) {
          case START_OBJECT -> "Start of structure or map found where not expected.";
          case START_ARRAY -> "Start of list found where not expected";
          case VALUE_STRING -> "STRING_VALUE can not be converted to " + type;
          case VALUE_TRUE -> "TRUE_VALUE can not be converted to " + type;
          case VALUE_FALSE -> "FALSE_VALUE can not be converted to " + type;
          default -> "NUMBER_VALUE can not be converted to " + type;
        });
  }

  static Refusal refused(String message) {
    return new Refusal("SerializationException", message);
  }
}
