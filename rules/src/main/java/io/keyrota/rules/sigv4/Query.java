package io.keyrota.rules.sigv4;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query in canonical form: names and values decoded, then encoded in AWS's one way, so that every
 * spelling of a parameter compares equal. A plus sign is a space, as in forms, since that is how
 * the operations' parameters are read; empty pairs ({@code &&}) say nothing and are dropped.
 */
final class Query {
  private static final Query EMPTY = new Query(List.of());
  private static final Comparator<Parameter> ORDER =
      Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

  private final List<Parameter> parameters;

  private Query(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /** Both in AWS's encoding. */
  private record Parameter(String name, String value) {}

  /** Refuses a percent sign that two hexadecimal digits do not follow. */
  static Query parse(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return EMPTY;
    }
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (start <= raw.length()) {
      int end = raw.indexOf('&', start);
      if (end < 0) {
        end = raw.length();
      }
      if (end > start) {
        int equals = raw.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        String name = UriEncoding.reencoded(raw, start, nameEnd);
        String value = nameEnd == end ? "" : UriEncoding.reencoded(raw, nameEnd + 1, end);
        parameters.add(new Parameter(name, value));
      }
      start = end + 1;
    }
    parameters.sort(ORDER);
    return new Query(parameters);
  }

  /** Whether a parameter of this name, written in unreserved characters, is there. */
  boolean has(String name) {
    return count(name) > 0;
  }

  int count(String name) {
    int count = 0;
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        count++;
      }
    }
    return count;
  }

  /** The first value, decoded; null when there is none. */
  @Nullable String value(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        return UriEncoding.decoded(parameter.value);
      }
    }
    return null;
  }

  /** Writes {@code name=value&…}, sorted, leaving out the parameter that holds the signature. */
  void writeTo(Bytes out, @Nullable String leftOut) {
    boolean first = true;
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(leftOut)) {
        continue;
      }
      if (!first) {
        out.add('&');
      }
      first = false;
      out.add(parameter.name);
      out.add('=');
      out.add(parameter.value);
    }
  }
}
