package io.keyrota.rules.elb;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an application load balancer, a listener of one, a rule of a listener, or a target
 * group.
 *
 * @param name of the load balancer or the target group
 * @param id sixteen hex digits, of the load balancer or the target group
 * @param listenerId sixteen hex digits, only of a listener or a rule
 * @param ruleId sixteen hex digits, only of a rule
 */
public record ElbArn(
    Kind kind,
    AccountId account,
    Region region,
    String name,
    String id,
    String listenerId,
    String ruleId) {
  /** Random bytes of an id. */
  public static final int ID_BYTES = 8;

  /** The id of what a listener does where no rule takes a request: it has no row of its own. */
  private static final String DEFAULT_RULE = "0000000000000000";

  private static final Pattern FORM =
      Pattern.compile(
          "arn:aws:elasticloadbalancing:([a-z0-9-]{1,32}):([0-9]{12}):"
              + "(loadbalancer/app|listener/app|listener-rule/app|targetgroup)/([a-zA-Z0-9-]{1,32})/([0-9a-f]{16})"
              + "(?:/([0-9a-f]{16}))?(?:/([0-9a-f]{16}))?");

  /** What an ARN names. */
  public enum Kind {
    LOAD_BALANCER("loadbalancer/app", 0),
    LISTENER("listener/app", 1),
    LISTENER_RULE("listener-rule/app", 2),
    TARGET_GROUP("targetgroup", 0);

    private final String path;

    /** How many ids follow that of the load balancer or the target group. */
    private final int more;

    Kind(String path, int more) {
      this.path = path;
      this.more = more;
    }
  }

  public static ElbArn loadBalancer(AccountId account, Region region, String name, String id) {
    return new ElbArn(Kind.LOAD_BALANCER, account, region, name, id, "", "");
  }

  public static ElbArn targetGroup(AccountId account, Region region, String name, String id) {
    return new ElbArn(Kind.TARGET_GROUP, account, region, name, id, "", "");
  }

  /** A listener of this load balancer. */
  public ElbArn listener(String listenerId) {
    return new ElbArn(Kind.LISTENER, account, region, name, id, listenerId, "");
  }

  /** A rule of this listener. */
  public ElbArn rule(String ruleId) {
    return new ElbArn(Kind.LISTENER_RULE, account, region, name, id, listenerId, ruleId);
  }

  /** The default rule of this listener. */
  public ElbArn defaultRule() {
    return rule(DEFAULT_RULE);
  }

  /** Whether this is the default rule of its listener. */
  public boolean isDefaultRule() {
    return ruleId.equals(DEFAULT_RULE);
  }

  /** The listener of this rule. */
  public ElbArn listener() {
    return listener(listenerId);
  }

  /** The load balancer of this listener or rule. */
  public ElbArn loadBalancer() {
    return loadBalancer(account, region, name, id);
  }

  /** Reads an ARN of one of the kinds; empty for anything else. */
  public static Optional<ElbArn> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      int more = (form.group(6) == null ? 0 : 1) + (form.group(7) == null ? 0 : 1);
      if (kind.path.equals(form.group(3)) && kind.more == more) {
        return Optional.of(
            new ElbArn(
                kind,
                new AccountId(form.group(2)),
                new Region(form.group(1)),
                form.group(4),
                form.group(5),
                more > 0 ? form.group(6) : "",
                more > 1 ? form.group(7) : ""));
      }
    }
    return Optional.empty();
  }

  public String text() {
    return "arn:aws:elasticloadbalancing:"
        + region.name()
        + ":"
        + account.digits()
        + ":"
        + kind.path
        + "/"
        + name
        + "/"
        + id
        + (listenerId.isEmpty() ? "" : "/" + listenerId)
        + (ruleId.isEmpty() ? "" : "/" + ruleId);
  }
}
