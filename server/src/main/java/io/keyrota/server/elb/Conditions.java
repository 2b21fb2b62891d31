package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.HostHeaderConditionConfig;
import io.keyrota.models.elasticloadbalancing.HttpHeaderConditionConfig;
import io.keyrota.models.elasticloadbalancing.HttpRequestMethodConditionConfig;
import io.keyrota.models.elasticloadbalancing.PathPatternConditionConfig;
import io.keyrota.models.elasticloadbalancing.QueryStringConditionConfig;
import io.keyrota.models.elasticloadbalancing.QueryStringKeyValuePair;
import io.keyrota.models.elasticloadbalancing.RuleCondition;
import io.keyrota.models.elasticloadbalancing.SourceIpConditionConfig;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.ListenerRule;
import io.keyrota.rules.elb.RuleCondition.HostHeader;
import io.keyrota.rules.elb.RuleCondition.HttpHeader;
import io.keyrota.rules.elb.RuleCondition.HttpRequestMethod;
import io.keyrota.rules.elb.RuleCondition.PathPattern;
import io.keyrota.rules.elb.RuleCondition.QueryString;
import io.keyrota.rules.elb.RuleCondition.SourceIp;
import io.keyrota.rules.policy.AddressRanges;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions of rules between wire and law. */
final class Conditions {
  private static final int LONGEST = 128;
  private static final int LONGEST_HEADER = 40;

  private Conditions() {}

  /**
   * The conditions that a rule is given.
   *
   * @throws Refusal ValidationError
   */
  static List<io.keyrota.rules.elb.RuleCondition> given(List<RuleCondition> conditions) {
    return ListenerRule.checked(conditions.stream().map(Conditions::given).toList());
  }

  private static io.keyrota.rules.elb.RuleCondition given(RuleCondition condition) {
    Optional<io.keyrota.rules.elb.RuleCondition> expressions = Expressions.given(condition);
    if (expressions.isPresent()) {
      return expressions.get();
    }
    String field = Objects.requireNonNullElse(condition.field(), "");
    return switch (field) {
      case "host-header" -> {
        HostHeaderConditionConfig config = condition.hostHeaderConfig();
        yield new HostHeader(texts(field, condition, config == null ? null : config.values()));
      }
      case "path-pattern" -> {
        PathPatternConditionConfig config = condition.pathPatternConfig();
        yield new PathPattern(texts(field, condition, config == null ? null : config.values()));
      }
      case "http-request-method" -> {
        HttpRequestMethodConditionConfig config = condition.httpRequestMethodConfig();
        List<String> methods = texts(field, condition, config == null ? null : config.values());
        if (methods.stream().anyMatch(method -> !method.matches("[A-Z_-]{1,40}"))) {
          throw ElbRefusal.validation("Condition value of 'http-request-method' is not valid");
        }
        yield new HttpRequestMethod(methods);
      }
      case "source-ip" -> {
        SourceIpConditionConfig config = condition.sourceIpConfig();
        List<String> ranges = texts(field, condition, config == null ? null : config.values());
        for (String range : ranges) {
          if (!AddressRanges.isRange(range)) {
            throw ElbRefusal.validation("'" + range + "' is not a valid CIDR block");
          }
        }
        yield new SourceIp(ranges);
      }
      case "http-header" -> header(condition.httpHeaderConfig());
      case "query-string" -> query(condition.queryStringConfig());
      default -> throw ElbRefusal.validation("Condition field '" + field + "' is not valid");
    };
  }

  private static io.keyrota.rules.elb.RuleCondition header(
      @Nullable HttpHeaderConditionConfig config) {
    String name = headerName(config);
    return new HttpHeader(
        name,
        checked(
            "http-header",
            config == null ? List.of() : Objects.requireNonNullElse(config.values(), List.of())));
  }

  static String headerName(@Nullable HttpHeaderConditionConfig config) {
    String name = config == null ? null : config.httpHeaderName();
    if (name == null || !name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw ElbRefusal.validation("An 'http-header' condition must have a header's name");
    }
    if (name.length() > LONGEST_HEADER || name.equalsIgnoreCase("host")) {
      throw ElbRefusal.validation("Header name '" + name + "' is not valid in a condition");
    }
    return name;
  }

  private static io.keyrota.rules.elb.RuleCondition query(
      @Nullable QueryStringConditionConfig config) {
    List<QueryStringKeyValuePair> pairs =
        config == null || config.values() == null ? List.of() : config.values();
    checked("query-string", pairs.stream().map(Conditions::value).toList());
    return new QueryString(
        pairs.stream()
            .map(pair -> new QueryString.Pair(Optional.ofNullable(pair.key()), value(pair)))
            .toList());
  }

  private static String value(QueryStringKeyValuePair pair) {
    return Objects.requireNonNullElse(pair.value(), "");
  }

  /** The values in either form; both at once are refused. */
  private static List<String> texts(
      String field, RuleCondition condition, @Nullable List<String> configured) {
    List<String> plain = Objects.requireNonNullElse(condition.values(), List.of());
    List<String> config = Objects.requireNonNullElse(configured, List.of());
    if (!plain.isEmpty() && !config.isEmpty() && !plain.equals(config)) {
      throw ElbRefusal.validation(
          "You cannot specify both 'Values' and the config of a '" + field + "' condition");
    }
    return checked(field, plain.isEmpty() ? config : plain);
  }

  private static List<String> checked(String field, List<String> values) {
    if (values.isEmpty() || values.stream().anyMatch(v -> v.isEmpty() || v.length() > LONGEST)) {
      throw ElbRefusal.validation(
          "A '" + field + "' condition must have values of 1 to " + LONGEST + " characters");
    }
    return values;
  }

  static RuleCondition shown(io.keyrota.rules.elb.RuleCondition condition) {
    String field = condition.field();
    return switch (condition) {
      case io.keyrota.rules.elb.RuleCondition.Expressions expressions ->
          Expressions.shown(expressions);
      case HostHeader host ->
          new RuleCondition(
              field,
              host.values(),
              new HostHeaderConditionConfig(host.values(), null),
              null,
              null,
              null,
              null,
              null,
              null);
      case PathPattern path ->
          new RuleCondition(
              field,
              path.values(),
              null,
              new PathPatternConditionConfig(path.values(), null),
              null,
              null,
              null,
              null,
              null);
      case HttpHeader header ->
          new RuleCondition(
              field,
              null,
              null,
              null,
              new HttpHeaderConditionConfig(header.name(), header.values(), null),
              null,
              null,
              null,
              null);
      case QueryString query ->
          new RuleCondition(
              field,
              null,
              null,
              null,
              null,
              new QueryStringConditionConfig(
                  query.values().stream()
                      .map(
                          pair ->
                              new QueryStringKeyValuePair(pair.key().orElse(null), pair.value()))
                      .toList()),
              null,
              null,
              null);
      case HttpRequestMethod method ->
          new RuleCondition(
              field,
              null,
              null,
              null,
              null,
              null,
              new HttpRequestMethodConditionConfig(method.values()),
              null,
              null);
      case SourceIp source ->
          new RuleCondition(
              field,
              null,
              null,
              null,
              null,
              null,
              null,
              new SourceIpConditionConfig(source.values(), null),
              null);
    };
  }
}
