package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.FixedResponseActionConfig;
import io.keyrota.models.elasticloadbalancing.ForwardActionConfig;
import io.keyrota.models.elasticloadbalancing.RedirectActionConfig;
import io.keyrota.models.elasticloadbalancing.TargetGroupStickinessConfig;
import io.keyrota.models.elasticloadbalancing.TargetGroupTuple;
import io.keyrota.rules.elb.Action;
import io.keyrota.rules.elb.ElbRefusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Actions between wire and law: one a listener; authentication is not built. */
final class Actions {
  private static final int MOST_WEIGHT = 999;
  private static final List<String> CONTENT_TYPES =
      List.of("text/plain", "text/css", "text/html", "application/javascript", "application/json");

  private Actions() {}

  /**
   * The action that a listener is given.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError, InvalidLoadBalancerAction
   */
  static Action given(List<io.keyrota.models.elasticloadbalancing.Action> actions) {
    if (actions.size() != 1) {
      throw ElbRefusal.validation(
          "A listener must have exactly one action: forward, redirect or fixed-response");
    }
    io.keyrota.models.elasticloadbalancing.Action action = actions.getFirst();
    return switch (action.type()) {
      case "forward" -> forward(action);
      case "redirect" -> redirect(action.redirectConfig());
      case "fixed-response" -> fixed(action.fixedResponseConfig());
      default ->
          throw ElbRefusal.invalidAction(
              "Action type '" + action.type() + "' is not supported by this load balancer");
    };
  }

  private static Action forward(io.keyrota.models.elasticloadbalancing.Action action) {
    ForwardActionConfig config = action.forwardConfig();
    List<TargetGroupTuple> groups =
        config == null || config.targetGroups() == null ? List.of() : config.targetGroups();
    String single = action.targetGroupArn();
    if (groups.isEmpty() && single == null) {
      throw ElbRefusal.validation("A forward action must have a target group");
    }
    if (groups.size() > Action.Forward.MOST_GROUPS) {
      throw ElbRefusal.validation("A forward action can have at most 5 target groups");
    }
    if (single != null && groups.stream().noneMatch(g -> single.equals(g.targetGroupArn()))) {
      if (!groups.isEmpty()) {
        throw ElbRefusal.validation(
            "The target group ARN and the forward config of an action must be the same");
      }
      return new Action.Forward(List.of(new Action.Weighted(single, 1)), true);
    }
    return new Action.Forward(groups.stream().map(Actions::weighted).toList(), groups.size() == 1);
  }

  private static Action.Weighted weighted(TargetGroupTuple tuple) {
    String arn = tuple.targetGroupArn();
    int weight = Objects.requireNonNullElse(tuple.weight(), 1);
    if (arn == null) {
      throw ElbRefusal.validation("A target group of a forward config must have an ARN");
    }
    if (weight < 0 || weight > MOST_WEIGHT) {
      throw ElbRefusal.validation("Weight '" + weight + "' must be in the range 0-999");
    }
    return new Action.Weighted(arn, weight);
  }

  private static Action redirect(@Nullable RedirectActionConfig config) {
    if (config == null) {
      throw ElbRefusal.validation("A redirect action must have a redirect config");
    }
    Action.Redirect redirect =
        new Action.Redirect(
            Objects.requireNonNullElse(config.protocol(), "#{protocol}"),
            Objects.requireNonNullElse(config.host(), "#{host}"),
            Objects.requireNonNullElse(config.port(), "#{port}"),
            Objects.requireNonNullElse(config.path(), "/#{path}"),
            Objects.requireNonNullElse(config.query(), "#{query}"),
            config.statusCode().equals("HTTP_301"));
    boolean changes =
        !redirect.protocol().equals("#{protocol}")
            || !redirect.host().equals("#{host}")
            || !redirect.port().equals("#{port}")
            || !redirect.path().equals("/#{path}");
    if (!changes) {
      throw ElbRefusal.invalidAction(
          "A redirect must change protocol, host, port or path, or it would never end");
    }
    if (!List.of("HTTP", "HTTPS", "#{protocol}").contains(redirect.protocol())) {
      throw ElbRefusal.validation(
          "Redirect protocol '" + redirect.protocol() + "' must be HTTP, HTTPS or #{protocol}");
    }
    if (!redirect.port().matches("#\\{port}|[1-9][0-9]{0,4}")) {
      throw ElbRefusal.validation("Redirect port '" + redirect.port() + "' is not valid");
    }
    if (!redirect.path().startsWith("/")) {
      throw ElbRefusal.validation("Redirect path '" + redirect.path() + "' must start with '/'");
    }
    return redirect;
  }

  private static Action fixed(@Nullable FixedResponseActionConfig config) {
    if (config == null) {
      throw ElbRefusal.validation("A fixed-response action must have a fixed response config");
    }
    String type = config.contentType();
    if (type != null && !type.isEmpty() && !CONTENT_TYPES.contains(type)) {
      throw ElbRefusal.validation("Content type '" + type + "' must be one of " + CONTENT_TYPES);
    }
    return new Action.FixedResponse(
        Integer.parseInt(config.statusCode()),
        Optional.ofNullable(type).filter(text -> !text.isEmpty()),
        Optional.ofNullable(config.messageBody()));
  }

  static List<io.keyrota.models.elasticloadbalancing.Action> shown(Action action) {
    return List.of(
        switch (action) {
          case Action.Forward forward -> shown(forward);
          case Action.Redirect redirect ->
              new io.keyrota.models.elasticloadbalancing.Action(
                  "redirect",
                  null,
                  null,
                  null,
                  null,
                  new RedirectActionConfig(
                      redirect.protocol(),
                      redirect.port(),
                      redirect.host(),
                      redirect.path(),
                      redirect.query(),
                      redirect.permanent() ? "HTTP_301" : "HTTP_302"),
                  null,
                  null,
                  null);
          case Action.FixedResponse answer ->
              new io.keyrota.models.elasticloadbalancing.Action(
                  "fixed-response",
                  null,
                  null,
                  null,
                  null,
                  null,
                  new FixedResponseActionConfig(
                      answer.body().orElse(null),
                      Integer.toString(answer.status()),
                      answer.contentType().orElse(null)),
                  null,
                  null);
        });
  }

  private static io.keyrota.models.elasticloadbalancing.Action shown(Action.Forward forward) {
    return new io.keyrota.models.elasticloadbalancing.Action(
        "forward",
        forward.single() ? forward.groups().getFirst().targetGroupArn() : null,
        null,
        null,
        null,
        null,
        null,
        new ForwardActionConfig(
            forward.groups().stream()
                .map(group -> new TargetGroupTuple(group.targetGroupArn(), group.weight()))
                .toList(),
            new TargetGroupStickinessConfig(false, null)),
        null);
  }
}
