package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.TimestampFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of restXml in header fields: scalars, and lists separated by commas. */
final class HeaderTexts {
  private HeaderTexts() {}

  static Object read(Shape shape, String value) {
    if (!(shape instanceof Shape.Sequence sequence)) {
      return RestTexts.scalar(shape, value.strip(), RestTexts.Place.HEADER);
    }
    Shape member = sequence.member().get();
    List<@Nullable Object> items = new ArrayList<>();
    for (String item : split(value, dated(member))) {
      items.add(RestTexts.scalar(member, item, RestTexts.Place.HEADER));
    }
    return items;
  }

  static String write(Shape shape, Object value) {
    if (!(shape instanceof Shape.Sequence sequence)) {
      return RestTexts.of(shape, value, RestTexts.Place.HEADER);
    }
    Shape member = sequence.member().get();
    return ((List<?>) value)
        .stream().map(item -> quoted(member, item)).collect(Collectors.joining(", "));
  }

  private static String quoted(Shape member, Object item) {
    String text = RestTexts.of(member, item, RestTexts.Place.HEADER);
    boolean plain =
        !(member instanceof Shape.Text)
            || (!text.isEmpty() && text.indexOf(',') < 0 && text.indexOf('"') < 0);
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Whether the items have commas themselves: {@code Mon, 16 Dec 2019 23:48:18 GMT}. */
  private static boolean dated(Shape member) {
    return member instanceof Shape.Timestamp timestamp
        && (timestamp.format() == TimestampFormat.DEFAULT
            || timestamp.format() == TimestampFormat.HTTP_DATE);
  }

  private static List<String> split(String value, boolean dated) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    boolean quoted = false;
    int commas = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quoted && c == '\\' && i + 1 < value.length()) {
        item.append(value.charAt(++i));
      } else if (c == '"' && (quoted || item.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == ',' && !quoted && !(dated && commas++ % 2 == 0)) {
        items.add(item.toString().strip());
        item.setLength(0);
      } else {
        item.append(c);
      }
    }
    items.add(item.toString().strip());
    return items;
  }
}
