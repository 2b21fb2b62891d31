package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Document;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A row of any kind and format as the document that it is, for looking at old data files. */
@NullMarked
record Plain(int format, Document document) {

  /** A table of any kind and format; the members due, owner, handle are indexed. */
  record Plains(String kind, int format) implements Table<Plain> {

    /** Reads every format that there will be. */
    static Plains all(String kind) {
      return new Plains(kind, 1_000);
    }

    @Override
    public Document write(Plain row) {
      return row.document();
    }

    @Override
    public Plain read(int format, Document document) {
      return new Plain(format, document);
    }

    @Override
    public @Nullable Instant due(Plain row) {
      return row.document().optionalInstant("due").orElse(null);
    }

    @Override
    public @Nullable String owner(Plain row) {
      return row.document().optionalText("owner").orElse(null);
    }

    @Override
    public @Nullable String handle(Plain row) {
      return row.document().optionalText("handle").orElse(null);
    }
  }

  static String line(Row<Plain> row) {
    return "%s revision %d format %d %s"
        .formatted(
            row.identity().id(),
            row.revision(),
            row.value().format(),
            text(row.value().document()));
  }

  private static String text(Object value) {
    return switch (value) {
      case String text ->
          text.chars()
              .mapToObj(c -> c >= ' ' && c < 127 ? Character.toString(c) : "\\u%04x".formatted(c))
              .collect(Collectors.joining("", "\"", "\""));
      case byte[] bytes -> "bytes " + HexFormat.of().formatHex(bytes);
      case Document document ->
          document.members().entrySet().stream()
              .map(member -> text(member.getKey()) + ": " + text(member.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(Plain::text).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }
}
