package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Member;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.server.json.JsonOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A structure prepared for the codecs: its members by their names in each protocol. Made once for
 * each schema, when a request first needs it.
 */
final class Layout {
  /** Schemas are constants of the generated code, so what is kept here is bounded by the models. */
  private static final Map<StructureSchema<?>, Layout> KNOWN = new ConcurrentHashMap<>();

  private static final int STEP = 1024;
  private static final int MOST = 32 * 1024;

  private final StructureSchema<?> schema;
  private final List<Field> fields;
  private final Map<String, Field> byJsonName = new HashMap<>();
  private final Map<String, Field> byQueryName = new HashMap<>();
  private final Map<String, Field> byXmlName = new HashMap<>();
  private final Map<String, Field> byAttribute = new HashMap<>();
  private @Nullable Field payload;
  private @Nullable Boolean secrets;
  private int usualLength = STEP;

  private Layout(StructureSchema<?> schema) {
    this.schema = schema;
    List<Field> made = new ArrayList<>();
    for (Member member : schema.members()) {
      Field field = new Field(made.size(), member);
      made.add(field);
      byJsonName.put(member.name(), field);
      byQueryName.put(field.queryName, field);
      switch (member.location()) {
        case BODY -> byXmlName.put(field.xmlName, field);
        case ATTRIBUTE -> byAttribute.put(field.xmlName, field);
        case PAYLOAD -> payload = field;
        default -> {}
      }
    }
    fields = List.copyOf(made);
  }

  static Layout of(StructureSchema<?> schema) {
    Layout known = KNOWN.get(schema);
    return known != null ? known : KNOWN.computeIfAbsent(schema, Layout::new);
  }

  StructureSchema<?> schema() {
    return schema;
  }

  List<Field> fields() {
    return fields;
  }

  /** The member that JSON calls so, null when there is none. */
  @Nullable Field json(String name) {
    return byJsonName.get(name);
  }

  /** The member that query keys call so, null when there is none. */
  @Nullable Field query(String name) {
    return byQueryName.get(name);
  }

  /** The member that restXml's bodies call so, null when there is none. */
  @Nullable Field xml(String name) {
    return byXmlName.get(name);
  }

  /** The member that is an attribute of that name, null when there is none. */
  @Nullable Field attribute(String name) {
    return byAttribute.get(name);
  }

  boolean hasAttributes() {
    return !byAttribute.isEmpty();
  }

  /** Whether restXml carries any member in the body. */
  boolean hasBody() {
    return !byXmlName.isEmpty() || !byAttribute.isEmpty();
  }

  /** The member that is the whole body, null when there is none. */
  @Nullable Field payload() {
    return payload;
  }

  /** Whether a member, or one of its members, is sensitive. */
  boolean holdsSecrets() {
    Boolean known = secrets;
    if (known == null) {
      known = secretIn(schema, new HashSet<>());
      secrets = known;
    }
    return known;
  }

  private static boolean secretIn(StructureSchema<?> schema, Set<StructureSchema<?>> looked) {
    return looked.add(schema)
        && schema.members().stream().anyMatch(member -> secretIn(member.shape().get(), looked));
  }

  private static boolean secretIn(Shape shape, Set<StructureSchema<?>> looked) {
    return switch (shape) {
      case Shape.Text text -> text.sensitive();
      case Shape.Bytes bytes -> bytes.sensitive();
      case Shape.Sequence sequence -> secretIn(sequence.member().get(), looked);
      case Shape.Mapping mapping -> secretIn(mapping.value().get(), looked);
      case Shape.Structure structure -> secretIn(structure.schema(), looked);
      default -> false;
    };
  }

  /** The value of a member of a record that this schema built. */
  @Nullable Object value(Record record, Field field) {
    return value(schema, record, field.index);
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> @Nullable Object value(
      StructureSchema<R> schema, Record record, int index) {
    return schema.value((R) record, index);
  }

  /** The first letter in lower case, as AWS's messages and CloudTrail write member names. */
  static String lowerCamel(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** About how many octets its JSON will be: as many as the last one, in larger steps. */
  int usualLength() {
    return usualLength;
  }

  /** Notes how many it was, up to a bound; where threads race, one of them is forgotten. */
  void hadLength(int octets) {
    usualLength = Math.min((octets | (STEP - 1)) + 1, MOST);
  }

  /** A member with its spellings. */
  static final class Field {
    private final int index;
    private final Member member;
    private final String xmlName;
    private final String queryName;
    private final String display;
    private final boolean told;
    private final byte[] displayed;
    private final byte[] jsonName;
    private final byte[] xmlOpen;
    private final byte[] xmlClose;
    private final JsonForm.Later json;
    private @Nullable Shape shape;

    Field(int index, Member member) {
      this.index = index;
      this.member = member;
      this.xmlName = member.xmlName() != null ? member.xmlName() : member.name();
      this.queryName = member.queryName() != null ? member.queryName() : xmlName;
      this.display = lowerCamel(member.name());
      this.told = !AuditShapes.UNTOLD.contains(member.name());
      this.displayed = JsonOutput.nameOf(display);
      this.jsonName = JsonOutput.nameOf(member.name());
      this.json = new JsonForm.Later(member.shape());
      this.xmlOpen = ("<" + xmlName + ">").getBytes(StandardCharsets.UTF_8);
      this.xmlClose = ("</" + xmlName + ">").getBytes(StandardCharsets.UTF_8);
    }

    int index() {
      return index;
    }

    String name() {
      return member.name();
    }

    boolean required() {
      return member.required();
    }

    boolean flattened() {
      return member.flattened();
    }

    /** Where restXml carries it. */
    Member.Location location() {
      return member.location();
    }

    /** The name of the header field, label or query parameter. */
    String locationName() {
      return member.locationName();
    }

    String xmlName() {
      return xmlName;
    }

    /** Whether the model gives it a name in XML of its own. */
    boolean xmlNamed() {
      return member.xmlName() != null;
    }

    /** As messages and the audit trail write it: {@code userName}. */
    String display() {
      return display;
    }

    /** Whether the audit trail may show it at all. */
    boolean told() {
      return told;
    }

    /** As it stands before a value in the audit trail's JSON. */
    byte[] displayed() {
      return displayed;
    }

    /** The name as it stands before a value in JSON. */
    byte[] jsonName() {
      return jsonName;
    }

    /** How JSON writes its values. */
    JsonForm.Later json() {
      return json;
    }

    byte[] xmlOpen() {
      return xmlOpen;
    }

    byte[] xmlClose() {
      return xmlClose;
    }

    /** Resolved late, for models recur; a race resolves the same shape twice. */
    Shape shape() {
      Shape known = shape;
      if (known == null) {
        known = member.shape().get();
        shape = known;
      }
      return known;
    }
  }
}
