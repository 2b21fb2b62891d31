package io.keyrota.rules.elb;

import io.keyrota.rules.policy.AddressRanges;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a request must be like for a rule to take it; one of the values is enough. Patterns may hold
 * {@code *} for any characters and {@code ?} for exactly one.
 */
public sealed interface RuleCondition {

  /** As AWS names it, for example {@code path-pattern}. */
  String field();

  boolean matches(RequestSeen request);

  /** What it compares with. */
  List<?> values();

  /** Those of its values in which characters are wild. */
  default List<String> patterns() {
    return List.of();
  }

  /** How many values it compares: a rule has five at most. */
  default int size() {
    return values().size();
  }

  /** How many wildcards its patterns hold: a rule has six at most. */
  default long wildcards() {
    return patterns().stream()
        .flatMapToInt(String::chars)
        .filter(c -> c == '*' || c == '?')
        .count();
  }

  /** The host, in any case. */
  record HostHeader(List<String> values) implements RuleCondition {
    public HostHeader {
      values = List.copyOf(values);
    }

    @Override
    public String field() {
      return "host-header";
    }

    @Override
    public boolean matches(RequestSeen request) {
      return anyCase(values, request.host());
    }

    @Override
    public List<String> patterns() {
      return values;
    }
  }

  /** The path, in its own case. */
  record PathPattern(List<String> values) implements RuleCondition {
    public PathPattern {
      values = List.copyOf(values);
    }

    @Override
    public String field() {
      return "path-pattern";
    }

    @Override
    public boolean matches(RequestSeen request) {
      return values.stream().anyMatch(value -> like(value, request.path()));
    }

    @Override
    public List<String> patterns() {
      return values;
    }
  }

  /** A header field's value, in any case; fields that are there twice match by either. */
  record HttpHeader(String name, List<String> values) implements RuleCondition {
    public HttpHeader {
      values = List.copyOf(values);
    }

    @Override
    public String field() {
      return "http-header";
    }

    @Override
    public boolean matches(RequestSeen request) {
      return request.header().apply(name).stream().anyMatch(has -> anyCase(values, has));
    }

    @Override
    public List<String> patterns() {
      return values;
    }
  }

  /** The method, exactly. */
  record HttpRequestMethod(List<String> values) implements RuleCondition {
    public HttpRequestMethod {
      values = List.copyOf(values);
    }

    @Override
    public String field() {
      return "http-request-method";
    }

    @Override
    public boolean matches(RequestSeen request) {
      return values.contains(request.method());
    }
  }

  /** A parameter of the query, in any case. */
  record QueryString(List<Pair> values) implements RuleCondition {
    public QueryString {
      values = List.copyOf(values);
    }

    /**
     * A parameter.
     *
     * @param key absent: any
     */
    public record Pair(Optional<String> key, String value) {
      private boolean matches(String has) {
        int equals = has.indexOf('=');
        String name = equals < 0 ? has : has.substring(0, equals);
        String text = equals < 0 ? "" : has.substring(equals + 1);
        return key.map(wanted -> likeAnyCase(wanted, name)).orElse(true)
            && likeAnyCase(value, text);
      }
    }

    @Override
    public String field() {
      return "query-string";
    }

    @Override
    public boolean matches(RequestSeen request) {
      return Arrays.stream(request.query().split("&", -1))
          .filter(has -> !has.isEmpty())
          .anyMatch(has -> values.stream().anyMatch(pair -> pair.matches(has)));
    }

    @Override
    public List<String> patterns() {
      return values.stream()
          .flatMap(pair -> Stream.concat(pair.key().stream(), Stream.of(pair.value())))
          .toList();
    }
  }

  /** The client's address, by ranges in CIDR's notation. */
  record SourceIp(List<String> values) implements RuleCondition {
    public SourceIp {
      values = List.copyOf(values);
    }

    @Override
    public String field() {
      return "source-ip";
    }

    @Override
    public boolean matches(RequestSeen request) {
      return values.stream().anyMatch(range -> AddressRanges.contains(range, request.source()));
    }
  }

  /**
   * Regular expressions for the host, the path or a header field. The host is compared in any case,
   * the others in their own.
   *
   * @param header of the field, where it is one
   */
  record Expressions(On on, Optional<String> header, List<RegularExpression> values)
      implements RuleCondition {
    public Expressions {
      values = List.copyOf(values);
    }

    /** What they are for. */
    public enum On {
      HOST_HEADER,
      PATH_PATTERN,
      HTTP_HEADER
    }

    /**
     * Reads them.
     *
     * @throws io.keyrota.rules.aws.Refusal ValidationError
     */
    public static Expressions of(On on, Optional<String> header, List<String> values) {
      return new Expressions(
          on,
          header,
          values.stream().map(value -> RegularExpression.of(value, on == On.HOST_HEADER)).toList());
    }

    /** As they were given. */
    public List<String> texts() {
      return values.stream().map(RegularExpression::text).toList();
    }

    @Override
    public String field() {
      return switch (on) {
        case HOST_HEADER -> "host-header";
        case PATH_PATTERN -> "path-pattern";
        case HTTP_HEADER -> "http-header";
      };
    }

    @Override
    public boolean matches(RequestSeen request) {
      List<String> there =
          switch (on) {
            case HOST_HEADER -> List.of(request.host());
            case PATH_PATTERN -> List.of(request.path());
            case HTTP_HEADER -> request.header().apply(header.orElseThrow());
          };
      return there.stream().anyMatch(text -> values.stream().anyMatch(each -> each.isIn(text)));
    }
  }

  private static boolean anyCase(List<String> values, String text) {
    return values.stream().anyMatch(value -> likeAnyCase(value, text));
  }

  private static boolean likeAnyCase(String pattern, String text) {
    return like(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  /** Whether a text is like a pattern, in time that grows with their lengths' product at most. */
  static boolean like(String pattern, String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int from = 0;
    while (in < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        from = in;
      } else if (at < pattern.length()
          && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(in))) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++from;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
