package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists and maps while their parameters come in, in any order: kept by number, so that memory goes
 * with the parameters that there are and not with the numbers that they claim.
 */
final class QueryItems {
  private QueryItems() {}

  /** A list. */
  static final class Items {
    private final TreeMap<Integer, Object> byNumber = new TreeMap<>();

    @Nullable Object get(int number) {
      return byNumber.get(number);
    }

    void put(int number, Object item) {
      byNumber.put(number, item);
    }
  }

  /** A map. */
  static final class Entries {
    private final TreeMap<Integer, Entry> byNumber = new TreeMap<>();

    Entry entry(int number) {
      return byNumber.computeIfAbsent(number, _ -> new Entry());
    }
  }

  /** A key and its value, either of which may come first. */
  static final class Entry {
    private @Nullable String key;
    private @Nullable Object value;

    /** False when it had a key already. */
    boolean key(String text) {
      boolean first = key == null;
      key = text;
      return first;
    }

    @Nullable Object value() {
      return value;
    }

    void value(Object given) {
      value = given;
    }
  }

  /** Turns what came in into lists and maps in the order of the numbers. */
  static void settle(Draft draft) {
    for (Layout.Field field : draft.layout().fields()) {
      Object value = draft.get(field);
      if (value != null) {
        draft.set(field, settled(field.shape(), value));
      }
    }
    if (draft.layout().schema().union() && draft.count() != 1) {
      throw QueryReader.malformed("A union must have exactly one member");
    }
  }

  private static Object settled(Shape shape, Object value) {
    return switch (shape) {
      case Shape.Structure _ -> {
        settle((Draft) value);
        yield value;
      }
      case Shape.Sequence sequence -> list(sequence.member().get(), (Items) value);
      case Shape.Mapping mapping -> map(mapping.value().get(), (Entries) value);
      default -> value;
    };
  }

  private static List<@Nullable Object> list(Shape member, Items items) {
    List<@Nullable Object> list = new ArrayList<>(items.byNumber.size());
    for (Object item : items.byNumber.values()) {
      list.add(settled(member, item));
    }
    return list;
  }

  private static SequencedMap<String, @Nullable Object> map(Shape shape, Entries entries) {
    SequencedMap<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Entry entry : entries.byNumber.values()) {
      if (entry.key == null || map.containsKey(entry.key)) {
        throw QueryReader.malformed(
            entry.key == null ? "A map entry has no key" : "Duplicate key in a map");
      }
      map.put(entry.key, entry.value == null ? null : settled(shape, entry.value));
    }
    return map;
  }
}
