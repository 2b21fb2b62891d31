package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.TimestampFormat;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.json.JsonOutput;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How awsJson writes the values of one shape, found once for each member: to ask a shape again for
 * each value cost as much as writing it.
 */
@FunctionalInterface
interface JsonForm {

  /** Writes a value that is there, of the Java type that {@link Shape} names. */
  void write(JsonOutput out, Object value);

  static JsonForm of(Shape shape) {
    return switch (shape) {
      case Shape.Text text ->
          text.sensitive()
              ? (out, value) -> out.string(((Secret) value).revealText())
              : (out, value) -> out.string((String) value);
      case Shape.Choice choice -> choice(choice.values());
      case Shape.Int _, Shape.Wide _ -> (out, value) -> out.number(((Number) value).longValue());
      case Shape.Flag _ -> (out, value) -> out.flag((Boolean) value);
      case Shape.Real _ -> (out, value) -> out.number((Double) value);
      case Shape.Bytes bytes ->
          bytes.sensitive()
              ? (out, value) -> base64(out, ((Secret) value).reveal())
              : (out, value) -> base64(out, ((Blob) value).bytes());
      case Shape.Timestamp timestamp -> instant(timestamp.format());
      case Shape.Sequence sequence -> {
        Later member = new Later(sequence.member());
        yield (out, value) -> {
          out.open('[');
          if (value instanceof ReadyList<?> ready) {
            ready.write(out);
          } else {
            for (Object item : (List<?>) value) {
              member.write(out, item);
            }
          }
          out.close(']');
        };
      }
      case Shape.Mapping mapping -> {
        Later member = new Later(mapping.value());
        yield (out, value) -> {
          out.open('{');
          for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            out.name((String) entry.getKey());
            member.write(out, entry.getValue());
          }
          out.close('}');
        };
      }
      case Shape.Structure structure -> {
        Layout layout = Layout.of(structure.schema());
        yield (out, value) -> JsonWriter.structure(out, layout, (Record) value);
      }
      case Shape.Free _ -> (out, value) -> out.value((Json) value);
    };
  }

  /** The model's words are ready; others can come too, for AWS's enums are open. */
  private static JsonForm choice(List<String> words) {
    Map<String, byte[]> ready = new HashMap<>();
    words.forEach(word -> ready.put(word, new JsonOutput(32).string(word).take()));
    return (out, value) -> {
      byte[] known = ready.get((String) value);
      if (known != null) {
        out.ready(known);
      } else {
        out.string((String) value);
      }
    };
  }

  private static JsonForm instant(TimestampFormat format) {
    return switch (format) {
      case DEFAULT, EPOCH_SECONDS ->
          (out, value) -> out.thousandths(((Instant) value).toEpochMilli());
      case DATE_TIME -> (out, value) -> out.string(Timestamps.dateTime((Instant) value));
      case HTTP_DATE -> (out, value) -> out.string(Timestamps.httpDate((Instant) value));
    };
  }

  private static void base64(JsonOutput out, byte[] octets) {
    byte[] text = Base64.getEncoder().encode(octets);
    out.quoted(text);
    Arrays.fill(text, (byte) 0);
  }

  /** The form of a shape that is looked at with the first value only, since models recur. */
  final class Later {
    private final Supplier<Shape> shape;
    private @Nullable JsonForm form;

    Later(Supplier<Shape> shape) {
      this.shape = shape;
    }

    /** Writes a value; nulls stand in sparse lists and maps. A race finds the same form twice. */
    void write(JsonOutput out, @Nullable Object value) {
      if (value == null) {
        out.nothing();
        return;
      }
      JsonForm known = form;
      if (known == null) {
        known = of(shape.get());
        form = known;
      }
      known.write(out, value);
    }
  }
}
