package io.keyrota.models.schema;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A member of a structure.
 *
 * @param name as the model and JSON write it
 * @param shape its target, lazily
 * @param required whether its absence is refused
 * @param xmlName the name in XML when it differs, else null
 * @param queryName the name in query keys when it differs from the XML name, else null
 * @param flattened xmlFlattened: list or map entries stand directly in the parent
 * @param location where restXml carries it
 * @param locationName header, label or query parameter name, empty for BODY
 */
public record Member(
    String name,
    Supplier<Shape> shape,
    boolean required,
    @Nullable String xmlName,
    @Nullable String queryName,
    boolean flattened,
    Location location,
    String locationName) {

  /** The parts of an HTTP message that restXml binds members to. */
  public enum Location {
    BODY,
    PAYLOAD,
    HEADER,
    PREFIX_HEADERS,
    LABEL,
    QUERY,
    QUERY_PARAMS,
    STATUS,
    ATTRIBUTE
  }
}
