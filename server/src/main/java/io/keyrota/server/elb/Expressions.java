package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.HostHeaderConditionConfig;
import io.keyrota.models.elasticloadbalancing.HttpHeaderConditionConfig;
import io.keyrota.models.elasticloadbalancing.PathPatternConditionConfig;
import io.keyrota.models.elasticloadbalancing.RuleCondition;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.RuleCondition.Expressions.On;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conditions of regular expressions between wire and law. */
final class Expressions {

  private Expressions() {}

  /**
   * The expressions of a condition; empty when it has none.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError
   */
  static Optional<io.keyrota.rules.elb.RuleCondition> given(RuleCondition condition) {
    HostHeaderConditionConfig host = condition.hostHeaderConfig();
    PathPatternConditionConfig path = condition.pathPatternConfig();
    HttpHeaderConditionConfig header = condition.httpHeaderConfig();
    return switch (Objects.requireNonNullElse(condition.field(), "")) {
      case "host-header" ->
          of(
              On.HOST_HEADER,
              condition,
              host == null ? null : host.values(),
              host == null ? null : host.regexValues());
      case "path-pattern" ->
          of(
              On.PATH_PATTERN,
              condition,
              path == null ? null : path.values(),
              path == null ? null : path.regexValues());
      case "http-header" ->
          of(
              On.HTTP_HEADER,
              condition,
              header == null ? null : header.values(),
              header == null ? null : header.regexValues());
      default -> {
        if (!list(condition.regexValues()).isEmpty()) {
          throw ElbRefusal.validation(
              "Regular expressions are for 'host-header', 'path-pattern' and 'http-header'"
                  + " conditions");
        }
        yield Optional.empty();
      }
    };
  }

  private static Optional<io.keyrota.rules.elb.RuleCondition> of(
      On on,
      RuleCondition condition,
      @Nullable List<String> values,
      @Nullable List<String> configured) {
    List<String> plain = list(condition.regexValues());
    List<String> config = list(configured);
    List<String> all = plain.isEmpty() ? config : plain;
    if (all.isEmpty()) {
      return Optional.empty();
    }
    if (!config.isEmpty() && !all.equals(config)) {
      throw ElbRefusal.validation(
          "You cannot specify both 'RegexValues' and the config of a '"
              + condition.field()
              + "' condition");
    }
    if (!list(values).isEmpty() || !list(condition.values()).isEmpty()) {
      throw ElbRefusal.validation("You cannot specify both values and regular expressions");
    }
    Optional<String> name =
        on == On.HTTP_HEADER
            ? Optional.of(Conditions.headerName(condition.httpHeaderConfig()))
            : Optional.empty();
    return Optional.of(io.keyrota.rules.elb.RuleCondition.Expressions.of(on, name, all));
  }

  private static List<String> list(@Nullable List<String> values) {
    return Objects.requireNonNullElse(values, List.of());
  }

  static RuleCondition shown(io.keyrota.rules.elb.RuleCondition.Expressions condition) {
    List<String> texts = condition.texts();
    return new RuleCondition(
        condition.field(),
        null,
        condition.on() == On.HOST_HEADER ? new HostHeaderConditionConfig(null, texts) : null,
        condition.on() == On.PATH_PATTERN ? new PathPatternConditionConfig(null, texts) : null,
        condition.on() == On.HTTP_HEADER
            ? new HttpHeaderConditionConfig(condition.header().orElseThrow(), null, texts)
            : null,
        null,
        null,
        null,
        condition.on() == On.HTTP_HEADER ? null : texts);
  }
}
