package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.Range;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.wire.Violations.Path;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks every constraint of the model: required, length, range, pattern, enum, and nulls in lists
 * and maps that have none. Text is measured in code points; a pattern must match the whole value.
 * Scalars in a list or map are reported at the list or map, as AWS does.
 */
final class Validator {
  /** Longer values that are too long already are not matched against patterns. */
  private static final int MATCHED_ANYWAY = 1024;

  private final Violations violations = new Violations();

  private Validator() {}

  /** Refuses a draft that breaks the model, naming all that is wrong. */
  static void check(Draft draft) {
    Validator validator = new Validator();
    validator.structure(null, draft);
    if (validator.violations.any()) {
      throw validator.violations.refusal();
    }
  }

  private void structure(@Nullable Path path, Draft draft) {
    for (Layout.Field field : draft.layout().fields()) {
      Object value = draft.get(field);
      if (value != null) {
        value(path, field.display(), field.shape(), value);
      } else if (field.required()) {
        violations.addMissing(path, field.display());
      }
    }
  }

  private void value(@Nullable Path path, String step, Shape shape, Object value) {
    switch (shape) {
      case Shape.Structure _ -> structure(new Path(path, step), (Draft) value);
      case Shape.Sequence sequence -> list(path, step, sequence, (List<?>) value);
      case Shape.Mapping mapping -> map(path, step, mapping, (SequencedMap<?, ?>) value);
      default -> {
        String spoken = Constraints.spoken(step, shape);
        for (String constraint : broken(shape, value)) {
          if (spoken != null && Constraints.ofPattern(constraint)) {
            violations.addSpoken(spoken);
          } else {
            violations.add(path, step, shown(shape, value), constraint);
          }
        }
      }
    }
  }

  private void list(@Nullable Path path, String step, Shape.Sequence sequence, List<?> items) {
    Shape member = sequence.member().get();
    length(path, step, sequence.length(), items.size(), member, items);
    for (int i = 0; i < items.size(); i++) {
      Object item = items.get(i);
      if (item == null) {
        if (!sequence.sparse()) {
          violations.addMissing(path, step + "." + (i + 1) + ".member");
        }
      } else if (composite(member)) {
        value(path, step + "." + (i + 1) + ".member", member, item);
      } else if (!broken(member, item).isEmpty()) {
        violations.add(
            path,
            step,
            Constraints.sensitive(member) ? null : items,
            "Member must satisfy constraint: " + Constraints.of(member));
        return;
      }
    }
  }

  private void map(
      @Nullable Path path, String step, Shape.Mapping mapping, SequencedMap<?, ?> entries) {
    Shape member = mapping.value().get();
    length(path, step, mapping.length(), entries.size(), member, entries);
    boolean keyTold = false;
    boolean valueTold = false;
    Object shown = Constraints.sensitive(member) || composite(member) ? null : entries;
    for (var entry : entries.entrySet()) {
      if (!keyTold && !broken(mapping.key(), entry.getKey()).isEmpty()) {
        keyTold = true;
        violations.add(
            path,
            step,
            shown,
            "Map keys must satisfy constraint: " + Constraints.of(mapping.key()));
      }
      Object item = entry.getValue();
      if (item == null) {
        if (!mapping.sparse()) {
          violations.addMissing(path, step + "." + entry.getKey() + ".member");
        }
      } else if (composite(member)) {
        value(path, step + "." + entry.getKey() + ".member", member, item);
      } else if (!valueTold && !broken(member, item).isEmpty()) {
        valueTold = true;
        violations.add(
            path, step, shown, "Map value must satisfy constraint: " + Constraints.of(member));
      }
    }
  }

  private void length(
      @Nullable Path path,
      String step,
      @Nullable Range range,
      int size,
      Shape member,
      Object collection) {
    String broken = Constraints.broken(range, size, "length");
    if (broken != null) {
      boolean hidden = Constraints.sensitive(member) || composite(member);
      violations.add(path, step, hidden ? null : collection, broken);
    }
  }

  private static boolean composite(Shape shape) {
    return shape instanceof Shape.Structure
        || shape instanceof Shape.Sequence
        || shape instanceof Shape.Mapping;
  }

  /** The constraints that a scalar breaks. */
  private static List<String> broken(Shape shape, Object value) {
    return switch (shape) {
      case Shape.Text text -> brokenText(text, value);
      case Shape.Choice choice -> {
        String word = (String) value;
        yield both(
            Constraints.broken(choice.length(), word.codePointCount(0, word.length()), "length"),
            choice.values().contains(word) ? null : Constraints.oneOf(choice.values()));
      }
      case Shape.Int number ->
          both(Constraints.broken(number.range(), (Integer) value, "value"), null);
      case Shape.Wide number ->
          both(Constraints.broken(number.range(), (Long) value, "value"), null);
      case Shape.Bytes bytes -> {
        int size = value instanceof Secret secret ? secret.length() : ((Blob) value).size();
        yield both(Constraints.broken(bytes.length(), size, "length"), null);
      }
      default -> List.of();
    };
  }

  private static List<String> brokenText(Shape.Text shape, Object value) {
    if (shape.length() == null && shape.pattern() == null) {
      return List.of();
    }
    if (value instanceof String text) {
      return brokenText(shape, text);
    }
    CharBuffer open = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(((Secret) value).reveal()));
    List<String> broken = brokenText(shape, open);
    open.clear();
    while (open.hasRemaining()) {
      open.put('\0');
    }
    return broken;
  }

  private static List<String> brokenText(Shape.Text shape, CharSequence text) {
    String length =
        shape.length() == null
            ? null
            : Constraints.broken(
                shape.length(), Character.codePointCount(text, 0, text.length()), "length");
    Pattern pattern = shape.pattern();
    if (pattern == null || (length != null && text.length() > MATCHED_ANYWAY)) {
      return both(length, null);
    }
    return both(length, matches(pattern, text) ? null : Constraints.pattern(pattern));
  }

  /** Groups that repeat recur inside the matcher: what exhausts the stack is no sane value. */
  private static boolean matches(Pattern pattern, CharSequence text) {
    try {
      return pattern.matcher(text).matches();
    } catch (StackOverflowError e) {
      return false;
    }
  }

  private static List<String> both(@Nullable String first, @Nullable String second) {
    if (first == null) {
      return second == null ? List.of() : List.of(second);
    }
    return second == null ? List.of(first) : List.of(first, second);
  }

  private static @Nullable Object shown(Shape shape, Object value) {
    if (Constraints.sensitive(shape)) {
      return null;
    }
    if (value instanceof Blob blob) {
      int size = blob.size();
      return "java.nio.HeapByteBuffer[pos=0 lim=" + size + " cap=" + size + "]";
    }
    return value;
  }
}
