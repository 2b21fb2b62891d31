package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.TimestampFormat;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.secret.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of an awsQuery request into a structure, one parameter after the other in
 * the time that its name is long. Unknown names are ignored; items stand in the order of their
 * numbers, gaps closed. Refused with {@code MalformedInput}: a scalar given twice, values of
 * another type than the model's, numbers of items that are not 1 to 999999999 without leading
 * zeros, names of more than {@value #MAX_STEPS} steps.
 */
final class QueryReader {
  /** AWS's own inputs nest less than ten deep. */
  private static final int MAX_STEPS = 100;

  private static final int END = -1;
  private static final int LONGEST_INDEX = 9;

  private final Form form;

  private QueryReader(Form form) {
    this.form = form;
  }

  static Draft read(StructureSchema<?> schema, Form form) {
    Draft draft = new Draft(schema);
    QueryReader reader = new QueryReader(form);
    for (int i = 0; i < form.size(); i++) {
      reader.boundDepth(i);
      reader.member(draft, i, 0);
    }
    QueryItems.settle(draft);
    return draft;
  }

  private void boundDepth(int parameter) {
    String name = form.name(parameter);
    if (name.length() > MAX_STEPS && name.chars().filter(c -> c == '.').count() >= MAX_STEPS) {
      throw malformed("The parameter names nest too deep");
    }
  }

  /** Puts a parameter, read up to {@code from}, into the structure's member that it names next. */
  private void member(Draft draft, int parameter, int from) {
    String name = form.name(parameter);
    int dot = name.indexOf('.', from);
    String step = dot < 0 ? name.substring(from) : name.substring(from, dot);
    Layout.Field field = draft.layout().query(step);
    if (field == null) {
      return;
    }
    int next = dot < 0 ? END : dot + 1;
    Object value = draft.get(field);
    draft.set(field, put(value, field.shape(), field.flattened(), parameter, next));
  }

  /**
   * Puts a parameter into a value.
   *
   * @param old what earlier parameters have made of the value, null when this is the first
   * @param from where the rest of the parameter's name begins, END when nothing is left
   */
  private Object put(
      @Nullable Object old, Shape shape, boolean flattened, int parameter, int from) {
    return switch (shape) {
      case Shape.Structure structure -> {
        Draft draft = old == null ? new Draft(structure.schema()) : (Draft) old;
        if (more(parameter, from)) {
          member(draft, parameter, from);
        }
        yield draft;
      }
      case Shape.Sequence sequence -> {
        QueryItems.Items items = old == null ? new QueryItems.Items() : (QueryItems.Items) old;
        if (more(parameter, from)) {
          int at = flattened ? from : after(parameter, from, sequence.memberName());
          item(items, sequence.member().get(), parameter, at);
        }
        yield items;
      }
      case Shape.Mapping mapping -> {
        QueryItems.Entries entries =
            old == null ? new QueryItems.Entries() : (QueryItems.Entries) old;
        if (more(parameter, from)) {
          entry(entries, mapping, parameter, flattened ? from : after(parameter, from, "entry"));
        }
        yield entries;
      }
      default -> {
        if (from != END) {
          throw malformed("Unexpected complex element in a simple value");
        }
        if (old != null) {
          throw Form.duplicate(form.name(parameter));
        }
        yield scalar(shape, form.value(parameter));
      }
    };
  }

  private void item(QueryItems.Items items, Shape member, int parameter, int at) {
    int index = index(parameter, at);
    int next = pastIndex(parameter, at);
    Object value = put(items.get(index), member, false, parameter, next);
    items.put(index, value);
  }

  private void entry(QueryItems.Entries entries, Shape.Mapping mapping, int parameter, int at) {
    String name = form.name(parameter);
    QueryItems.Entry entry = entries.entry(index(parameter, at));
    int from = pastIndex(parameter, at);
    int dot = from == END ? END : name.indexOf('.', from);
    String step = from == END ? "" : dot < 0 ? name.substring(from) : name.substring(from, dot);
    int next = dot < 0 ? END : dot + 1;
    if (step.equals(mapping.keyName()) && next == END) {
      if (!entry.key(form.value(parameter))) {
        throw Form.duplicate(name);
      }
    } else if (step.equals(mapping.valueName())) {
      Shape shape = mapping.value().get();
      entry.value(put(entry.value(), shape, false, parameter, next));
    } else {
      throw malformed("Unexpected element in a map entry");
    }
  }

  /** Whether the name goes on; an empty value at its end means an empty structure, list or map. */
  private boolean more(int parameter, int from) {
    if (from == END && !form.value(parameter).isEmpty()) {
      throw malformed("Unexpected simple value where a structure, list or map is expected");
    }
    return from != END;
  }

  private int after(int parameter, int from, String step) {
    String name = form.name(parameter);
    if (!name.startsWith(step, from)
        || name.length() <= from + step.length()
        || name.charAt(from + step.length()) != '.') {
      throw malformed("Expected " + step + " and a number in the name of a list or map parameter");
    }
    return from + step.length() + 1;
  }

  private int index(int parameter, int at) {
    String name = form.name(parameter);
    int dot = name.indexOf('.', at);
    int end = dot < 0 ? name.length() : dot;
    if (end == at || end - at > LONGEST_INDEX || name.charAt(at) == '0') {
      throw malformed("The number of a list or map item is not valid");
    }
    int index = 0;
    for (int i = at; i < end; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw malformed("The number of a list or map item is not valid");
      }
      index = index * 10 + digit;
    }
    return index;
  }

  private int pastIndex(int parameter, int at) {
    int dot = form.name(parameter).indexOf('.', at);
    return dot < 0 ? END : dot + 1;
  }

  private static Object scalar(Shape shape, String text) {
    return switch (shape) {
      case Shape.Text t -> t.sensitive() ? Secret.ofText(text) : text;
      case Shape.Choice _ -> text;
      case Shape.Int _ -> {
        Long number = Scalars.integer(text);
        if (number == null || number != number.intValue()) {
          throw mismatch("an Integer");
        }
        yield number.intValue();
      }
      case Shape.Wide _ -> need(Scalars.integer(text), "a Long");
      case Shape.Real _ -> need(Scalars.real(text), "a Double");
      case Shape.Flag _ -> need(Scalars.flag(text), "a Boolean");
      case Shape.Bytes bytes -> {
        byte[] read = Scalars.base64(text);
        if (read == null) {
          throw mismatch("a Blob");
        }
        yield bytes.sensitive() ? Secret.owning(read) : Blob.of(read);
      }
      case Shape.Timestamp timestamp -> need(instant(text, timestamp.format()), "a Timestamp");
      case Shape.Structure _, Shape.Sequence _, Shape.Mapping _, Shape.Free _ ->
          throw mismatch("a document");
    };
  }

  private static @Nullable Instant instant(String text, TimestampFormat format) {
    return Timestamps.parse(
        text, format == TimestampFormat.DEFAULT ? TimestampFormat.DATE_TIME : format);
  }

  private static <T> T need(@Nullable T value, String type) {
    if (value == null) {
      throw mismatch(type);
    }
    return value;
  }

  private static Refusal mismatch(String type) {
    return malformed("STRING_VALUE can not be converted to " + type);
  }

  static Refusal malformed(String message) {
    return new Refusal("MalformedInput", message);
  }
}
