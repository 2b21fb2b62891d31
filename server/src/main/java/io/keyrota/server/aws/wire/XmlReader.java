package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Shape;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.wire.XmlTokens.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML body of a restXml request into a structure. As AWS does by its XML schema, it takes
 * no element that the model does not name; unlike AWS, it takes a structure's elements in any
 * order. Refused with {@code MalformedInput}: unknown elements, an element given twice, text where
 * a structure is expected, values of another type than the model's.
 */
final class XmlReader {
  private final XmlTokens in;

  XmlReader(XmlTokens in) {
    this.in = in;
  }

  /** The content of a structure whose element has begun. */
  void structure(Draft draft) {
    Layout layout = draft.layout();
    if (layout.hasAttributes()) {
      for (Map.Entry<String, String> attribute : in.attributes().entrySet()) {
        Layout.Field field = layout.attribute(attribute.getKey());
        if (field != null) {
          draft.set(
              field, RestTexts.scalar(field.shape(), attribute.getValue(), RestTexts.Place.BODY));
        }
      }
    }
    while (children()) {
      Layout.Field field = layout.xml(in.name());
      if (field == null) {
        throw unexpected();
      }
      member(draft, field);
    }
    if (layout.schema().union() && draft.count() != 1) {
      throw XmlTokens.malformed("A union must have exactly one member");
    }
  }

  private void member(Draft draft, Layout.Field field) {
    Object before = draft.get(field);
    if (field.flattened() && field.shape() instanceof Shape.Sequence sequence) {
      List<@Nullable Object> items = before == null ? new ArrayList<>() : items(before);
      items.add(value(sequence.member().get()));
      draft.set(field, items);
    } else if (field.flattened() && field.shape() instanceof Shape.Mapping mapping) {
      SequencedMap<String, @Nullable Object> entries =
          before == null ? new LinkedHashMap<>() : entries(before);
      entry(entries, mapping);
      draft.set(field, entries);
    } else if (before != null) {
      throw XmlTokens.malformed("The element '" + in.name() + "' is given twice");
    } else {
      draft.set(field, value(field.shape()));
    }
  }

  /** The value of an element that has begun; reads past its end. */
  Object value(Shape shape) {
    return switch (shape) {
      case Shape.Structure structure -> {
        Draft draft = new Draft(structure.schema());
        structure(draft);
        yield draft;
      }
      case Shape.Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (children()) {
          if (!in.name().equals(sequence.memberName())) {
            throw unexpected();
          }
          items.add(value(sequence.member().get()));
        }
        yield items;
      }
      case Shape.Mapping mapping -> {
        SequencedMap<String, @Nullable Object> entries = new LinkedHashMap<>();
        while (children()) {
          if (!in.name().equals("entry")) {
            throw unexpected();
          }
          entry(entries, mapping);
        }
        yield entries;
      }
      case Shape.Text text when text.sensitive() -> Secret.ofText(text());
      case Shape.Bytes bytes -> {
        byte[] read = Scalars.base64(text().strip());
        if (read == null) {
          throw QueryReader.malformed("STRING_VALUE can not be converted to a Blob");
        }
        yield bytes.sensitive() ? Secret.owning(read) : Blob.of(read);
      }
      default -> RestTexts.scalar(shape, text(), RestTexts.Place.BODY);
    };
  }

  private void entry(SequencedMap<String, @Nullable Object> entries, Shape.Mapping mapping) {
    String key = null;
    Object value = null;
    while (children()) {
      if (key == null && in.name().equals(mapping.keyName())) {
        key = text();
      } else if (value == null && in.name().equals(mapping.valueName())) {
        value = value(mapping.value().get());
      } else {
        throw unexpected();
      }
    }
    if (key == null || (value == null && !mapping.sparse()) || entries.containsKey(key)) {
      throw XmlTokens.malformed("A map entry must have one key of its own and one value");
    }
    entries.put(key, value);
  }

  /** Whether a child element begins; false at the end of the parent. */
  private boolean children() {
    while (true) {
      switch (in.next()) {
        case START -> {
          return true;
        }
        case END, DOCUMENT_END -> {
          return false;
        }
        case TEXT -> {
          if (!in.text().isBlank()) {
            throw XmlTokens.malformed("There is text where elements are expected");
          }
        }
      }
    }
  }

  /** All text of an element that has begun; reads past its end. */
  private String text() {
    String first = "";
    StringBuilder more = null;
    for (Token token = in.next(); token != Token.END; token = in.next()) {
      if (token == Token.START) {
        throw unexpected();
      }
      if (more != null) {
        more.append(in.text());
      } else if (first.isEmpty()) {
        first = in.text();
      } else {
        more = new StringBuilder(first).append(in.text());
      }
    }
    return more == null ? first : more.toString();
  }

  private io.keyrota.rules.aws.Refusal unexpected() {
    String name = in.name();
    return XmlTokens.malformed(
        "Invalid content was found starting with element '"
            + (name.length() > 64 ? name.substring(0, 64) : name)
            + "'");
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> items(Object value) {
    return (List<@Nullable Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static SequencedMap<String, @Nullable Object> entries(Object value) {
    return (SequencedMap<String, @Nullable Object>) value;
  }
}
