package io.keyrota.models.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.smithy.model.shapes.EnumShape;

/** Writes an enum of the model as a Java enum; on the wire its values are texts. */
final class EnumWriter {
  private final Service service;

  EnumWriter(Service service) {
    this.service = service;
  }

  String text(EnumShape shape) {
    List<String> constants = new ArrayList<>();
    List<String> cases = new ArrayList<>();
    for (Map.Entry<String, String> word : shape.getEnumValues().entrySet()) {
      String text = Names.literal(word.getValue());
      constants.add("%s(%s)".formatted(word.getKey(), text));
      cases.add("case %s -> Optional.of(%s);".formatted(text, word.getKey()));
    }
    return """
        package %1$s;

        import java.util.Optional;

        /** The values of {@code %2$s}. */
        public enum %3$s {
          %4$s;

          private final String text;

          %3$s(String text) {
            this.text = text;
          }

          /** As written on the wire. */
          public String text() {
            return text;
          }

          /** The value that is written so, if there is one. */
          public static Optional<%3$s> of(String text) {
            return switch (text) {
              %5$s
              default -> Optional.empty();
            };
          }
        }
        """
        .formatted(
            service.javaPackage(),
            shape.getId(),
            Names.type(Service.name(shape)),
            String.join(",\n  ", constants),
            String.join("\n      ", cases));
  }
}
