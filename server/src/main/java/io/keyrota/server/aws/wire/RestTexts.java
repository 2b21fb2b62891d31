package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.TimestampFormat;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Scalar values of restXml as text, in bodies, in paths and queries, and in header fields. */
final class RestTexts {
  private RestTexts() {}

  /** Where the text stands, which decides how instants are written there. */
  enum Place {
    BODY,
    ADDRESS,
    HEADER
  }

  /** Reads a value; refuses what is of another type with {@code MalformedInput}. */
  static Object scalar(Shape shape, String text, Place place) {
    return switch (shape) {
      case Shape.Text t -> t.sensitive() ? Secret.ofText(text) : text;
      case Shape.Choice _ -> text;
      case Shape.Int _ -> {
        Long number = Scalars.integer(text.strip());
        if (number == null || number != number.intValue()) {
          throw mismatch("an Integer");
        }
        yield number.intValue();
      }
      case Shape.Wide _ -> need(Scalars.integer(text.strip()), "a Long");
      case Shape.Real _ -> need(Scalars.real(text.strip()), "a Double");
      case Shape.Flag _ -> need(Scalars.flag(text.strip()), "a Boolean");
      case Shape.Bytes _ -> Blob.of(need(Scalars.base64(text.strip()), "a Blob"));
      case Shape.Timestamp timestamp ->
          need(Timestamps.parse(text.strip(), format(timestamp, place)), "a Timestamp");
      case Shape.Structure _, Shape.Sequence _, Shape.Mapping _, Shape.Free _ ->
          throw mismatch("a document");
    };
  }

  /** Writes a value; the opposite of {@link #scalar}. */
  static String of(Shape shape, Object value, Place place) {
    return switch (shape) {
      case Shape.Timestamp timestamp ->
          switch (format(timestamp, place)) {
            case DEFAULT, DATE_TIME -> Timestamps.dateTime((Instant) value);
            case EPOCH_SECONDS -> Timestamps.epochSeconds((Instant) value);
            case HTTP_DATE -> Timestamps.httpDate((Instant) value);
          };
      case Shape.Bytes _ -> Base64.getEncoder().encodeToString(((Blob) value).bytes());
      case Shape.Text _ -> value instanceof Secret secret ? secret.revealText() : (String) value;
      default -> value.toString();
    };
  }

  private static TimestampFormat format(Shape.Timestamp timestamp, Place place) {
    if (timestamp.format() != TimestampFormat.DEFAULT) {
      return timestamp.format();
    }
    return place == Place.HEADER ? TimestampFormat.HTTP_DATE : TimestampFormat.DATE_TIME;
  }

  private static <T> T need(@Nullable T value, String type) {
    if (value == null) {
      throw mismatch(type);
    }
    return value;
  }

  private static Refusal mismatch(String type) {
    return QueryReader.malformed("STRING_VALUE can not be converted to " + type);
  }

  /** Undoes percent-encoding, a plus sign being itself. */
  static String unescaped(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    byte[] plain = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        plain[length++] = bytes[i];
        continue;
      }
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw QueryReader.malformed("A percent sign is not followed by two hexadecimal digits");
      }
      plain[length++] = (byte) ((high << 4) | low);
      i += 2;
    }
    String text = Utf8.decode(plain, 0, length);
    if (text == null) {
      throw QueryReader.malformed("The path is not UTF-8");
    }
    return text;
  }
}
