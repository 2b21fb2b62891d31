package io.keyrota.rules.acm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A distinguished name in RFC 4514's writing, read into its attributes in the order written. */
public record DistinguishedName(List<Attribute> attributes) {

  public DistinguishedName {
    attributes = List.copyOf(attributes);
  }

  /**
   * One attribute.
   *
   * @param type as written, for example {@code CN} or a dotted OID
   */
  public record Attribute(String type, String value) {}

  /** Reads a name; what cannot be read is left out. */
  public static DistinguishedName parse(String text) {
    List<Attribute> attributes = new ArrayList<>();
    StringBuilder type = new StringBuilder();
    StringBuilder value = new StringBuilder();
    boolean inValue = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      if (c == '\\' && i + 1 < text.length() && inValue) {
        i++;
        value.append(text.charAt(i));
      } else if (inValue && (c == ',' || c == '+')) {
        attributes.add(new Attribute(type.toString().strip(), value.toString()));
        type.setLength(0);
        value.setLength(0);
        inValue = false;
      } else if (!inValue && c == '=') {
        inValue = true;
      } else {
        (inValue ? value : type).append(c);
      }
    }
    return new DistinguishedName(attributes);
  }

  /** The first value of a type. */
  public Optional<String> first(String type) {
    return attributes.stream()
        .filter(attribute -> attribute.type().equalsIgnoreCase(type))
        .map(Attribute::value)
        .findFirst();
  }
}
