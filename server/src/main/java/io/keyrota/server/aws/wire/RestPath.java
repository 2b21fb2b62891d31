package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.OperationSchema.HttpBinding;
import io.keyrota.server.http.RawRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The method and URI template of an operation: segments that are literal, labels ({@code {Id}}), or
 * a label for several segments ({@code {Key+}}), and parameters that its query must have. One slash
 * at the end of a path makes no difference.
 */
final class RestPath {
  private final String method;
  private final List<String> segments;
  private final List<String> query;
  private final int greedy;

  RestPath(HttpBinding http) {
    this.method = http.method();
    String uri = http.uri();
    int question = uri.indexOf('?');
    this.segments = split(question < 0 ? uri : uri.substring(0, question));
    this.query = question < 0 ? List.of() : Arrays.asList(uri.substring(question + 1).split("&"));
    int found = -1;
    for (int i = 0; i < segments.size(); i++) {
      found = segments.get(i).endsWith("+}") ? i : found;
    }
    this.greedy = found;
  }

  /** The first segment, by which a service is told from another. */
  String first() {
    return segments.isEmpty() ? "" : segments.getFirst();
  }

  /** How special it is: of two that match, the one with more literals is meant. */
  int literals() {
    long labels = segments.stream().filter(RestPath::isLabel).count();
    return 100 * (segments.size() - (int) labels) + query.size() - (greedy >= 0 ? 1 : 0);
  }

  boolean matches(RawRequest request) {
    return request.method().equals(method)
        && raw(request.path()) != null
        && (query.isEmpty() || parameters(request).containsAll(query));
  }

  private static List<String> parameters(RawRequest request) {
    String raw = request.query();
    return raw == null ? List.of() : Arrays.asList(raw.replaceAll("=(?=&|$)", "").split("&"));
  }

  /** The values of the labels, by name, still escaped; null when the path is another. */
  @Nullable Map<String, String> raw(String path) {
    List<String> parts = split(path);
    int more = parts.size() - segments.size();
    if (greedy < 0 ? more != 0 : more < 0) {
      return null;
    }
    Map<String, String> labels = new HashMap<>();
    int at = 0;
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      int taken = i == greedy ? more + 1 : 1;
      String part = String.join("/", parts.subList(at, at + taken));
      at += taken;
      if (isLabel(segment)) {
        if (part.isEmpty()) {
          return null;
        }
        labels.put(segment.replaceAll("[{+}]", ""), part);
      } else if (!segment.equals(part)) {
        return null;
      }
    }
    return labels;
  }

  private static boolean isLabel(String segment) {
    return segment.startsWith("{");
  }

  static List<String> split(String path) {
    String inner = path.startsWith("/") ? path.substring(1) : path;
    if (inner.endsWith("/")) {
      inner = inner.substring(0, inner.length() - 1);
    }
    return inner.isEmpty() ? Collections.emptyList() : Arrays.asList(inner.split("/", -1));
  }
}
