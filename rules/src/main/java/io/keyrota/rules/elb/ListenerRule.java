package io.keyrota.rules.elb;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A rule of a listener: what it does with the requests that meet all its conditions.
 *
 * @param priority 1 to 50,000; lower ones are asked first
 * @param conditions at least one
 */
public record ListenerRule(
    ElbArn arn, int priority, List<RuleCondition> conditions, Action action, ElbTags tags) {
  /** AWS's quota for one load balancer, the default rules not counted. */
  public static final int MOST = 100;

  public static final int MOST_VALUES = 5;
  public static final int MOST_WILDCARDS = 6;

  private static final int LAST = 50_000;
  private static final Set<String> ONCE =
      Set.of("host-header", "path-pattern", "http-request-method", "source-ip");

  /** At least one dot, and letters alone after the last. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.*?-]*\\.[A-Za-z]+");

  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.$/~\"'@:+&*?-]+");

  public ListenerRule {
    conditions = List.copyOf(conditions);
  }

  /**
   * A priority that a rule can have.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError
   */
  public static int checkedPriority(int priority) {
    if (priority < 1 || priority > LAST) {
      throw ElbRefusal.validation("Priority '" + priority + "' must be in the range 1-" + LAST);
    }
    return priority;
  }

  /**
   * Conditions that a rule can have together.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError
   */
  public static List<RuleCondition> checked(List<RuleCondition> conditions) {
    if (conditions.isEmpty()) {
      throw ElbRefusal.validation("A rule must have at least one condition");
    }
    conditions.forEach(ListenerRule::needPatterns);
    Set<String> seen = new TreeSet<>();
    for (RuleCondition condition : conditions) {
      if (ONCE.contains(condition.field()) && !seen.add(condition.field())) {
        throw ElbRefusal.validation(
            "A rule can only have one '" + condition.field() + "' condition");
      }
    }
    if (conditions.stream().mapToInt(RuleCondition::size).sum() > MOST_VALUES) {
      throw ElbRefusal.validation("A rule can only have '" + MOST_VALUES + "' condition values");
    }
    if (conditions.stream().mapToLong(RuleCondition::wildcards).sum() > MOST_WILDCARDS) {
      throw ElbRefusal.validation(
          "A rule can only have '" + MOST_WILDCARDS + "' wildcards in its conditions");
    }
    return conditions;
  }

  private static void needPatterns(RuleCondition condition) {
    switch (condition) {
      case RuleCondition.HostHeader host -> need(HOST, host.field(), host.values());
      case RuleCondition.PathPattern path -> need(PATH, path.field(), path.values());
      default -> {}
    }
  }

  private static void need(Pattern form, String field, List<String> values) {
    for (String value : values) {
      if (!form.matcher(value).matches()) {
        throw ElbRefusal.validation(
            "Condition value '" + value + "' is not valid for '" + field + "'");
      }
    }
  }

  boolean takes(RequestSeen request) {
    return conditions.stream().allMatch(condition -> condition.matches(request));
  }

  public ListenerRule at(int other) {
    return new ListenerRule(arn, other, conditions, action, tags);
  }

  public ListenerRule doing(List<RuleCondition> next, Action other) {
    return new ListenerRule(arn, priority, next, other, tags);
  }

  public ListenerRule withTags(ElbTags next) {
    return new ListenerRule(arn, priority, conditions, action, next);
  }
}
