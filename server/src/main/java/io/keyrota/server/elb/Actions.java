package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.FixedResponseActionConfig;
import io.keyrota.models.elasticloadbalancing.ForwardActionConfig;
import io.keyrota.models.elasticloadbalancing.RedirectActionConfig;
import io.keyrota.models.elasticloadbalancing.TargetGroupStickinessConfig;
import io.keyrota.models.elasticloadbalancing.TargetGroupTuple;
import io.keyrota.rules.elb.Action;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.HealthCheck;
import java.util.List;
import java.util.Map;
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
    needOnly(action);
    Optional<Integer> order = Optional.ofNullable(action.order());
    return switch (action.type()) {
      case "forward" -> forward(action, order);
      case "redirect" -> redirect(action.redirectConfig(), order);
      case "fixed-response" -> fixed(action.fixedResponseConfig(), order);
      default ->
          throw ElbRefusal.invalidAction(
              "Action type '" + action.type() + "' is not supported by this load balancer");
    };
  }

  /** Refuses the config of another type, rather than leaving it aside. */
  private static void needOnly(io.keyrota.models.elasticloadbalancing.Action action) {
    Map<String, Boolean> given =
        Map.of(
            "forward", action.forwardConfig() != null || action.targetGroupArn() != null,
            "redirect", action.redirectConfig() != null,
            "fixed-response", action.fixedResponseConfig() != null,
            "authenticate-oidc", action.authenticateOidcConfig() != null,
            "authenticate-cognito", action.authenticateCognitoConfig() != null,
            "jwt-validation", action.jwtValidationConfig() != null);
    given.forEach(
        (type, there) -> {
          if (there && !type.equals(action.type())) {
            throw ElbRefusal.validation(
                "What belongs to an action of type '"
                    + type
                    + "' cannot be specified for one of type '"
                    + action.type()
                    + "'");
          }
        });
  }

  private static Action forward(
      io.keyrota.models.elasticloadbalancing.Action action, Optional<Integer> order) {
    ForwardActionConfig config = action.forwardConfig();
    List<TargetGroupTuple> groups =
        config == null || config.targetGroups() == null ? List.of() : config.targetGroups();
    String single = action.targetGroupArn();
    if (groups.isEmpty() && single == null) {
      throw ElbRefusal.validation("A forward action must have a target group");
    }
    Action.Stickiness stickiness =
        stickiness(config == null ? null : config.targetGroupStickinessConfig());
    if (groups.size() > Action.Forward.MOST_GROUPS) {
      throw ElbRefusal.validation("A forward action can have at most 5 target groups");
    }
    if (single != null && groups.stream().noneMatch(g -> single.equals(g.targetGroupArn()))) {
      if (!groups.isEmpty()) {
        throw ElbRefusal.validation(
            "The target group ARN and the forward config of an action must be the same");
      }
      return new Action.Forward(List.of(new Action.Weighted(single, 1)), true, stickiness, order);
    }
    return new Action.Forward(
        groups.stream().map(Actions::weighted).toList(), groups.size() == 1, stickiness, order);
  }

  private static Action.Stickiness stickiness(@Nullable TargetGroupStickinessConfig config) {
    return config == null
        ? Action.Stickiness.OFF
        : new Action.Stickiness(
                Boolean.TRUE.equals(config.enabled()),
                Optional.ofNullable(config.durationSeconds()))
            .checked();
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

  private static Action redirect(@Nullable RedirectActionConfig config, Optional<Integer> order) {
    if (config == null) {
      throw ElbRefusal.missingFields("redirect", "RedirectConfig");
    }
    Action.Redirect redirect =
        new Action.Redirect(
            Objects.requireNonNullElse(config.protocol(), "#{protocol}"),
            Objects.requireNonNullElse(config.host(), "#{host}"),
            Objects.requireNonNullElse(config.port(), "#{port}"),
            Objects.requireNonNullElse(config.path(), "/#{path}"),
            Objects.requireNonNullElse(config.query(), "#{query}"),
            config.statusCode().equals("HTTP_301"),
            order);
    if (!List.of("HTTP", "HTTPS", "#{protocol}").contains(redirect.protocol())) {
      throw ElbRefusal.validation(
          "Redirect protocol '" + redirect.protocol() + "' must be HTTP, HTTPS or #{protocol}");
    }
    if (!redirect.port().equals("#{port}") && !HealthCheck.isPort(redirect.port())) {
      throw ElbRefusal.validation("Redirect port '" + redirect.port() + "' is not valid");
    }
    if (!redirect.path().startsWith("/")) {
      throw ElbRefusal.validation("Redirect path '" + redirect.path() + "' must start with '/'");
    }
    return redirect;
  }

  private static Action fixed(@Nullable FixedResponseActionConfig config, Optional<Integer> order) {
    if (config == null) {
      throw ElbRefusal.missingFields("fixed-response", "FixedResponseConfig");
    }
    String type = config.contentType();
    if (type != null && !type.isEmpty() && !CONTENT_TYPES.contains(type)) {
      throw ElbRefusal.validation("Content type '" + type + "' must be one of " + CONTENT_TYPES);
    }
    return new Action.FixedResponse(
        Integer.parseInt(config.statusCode()),
        Optional.ofNullable(type).filter(text -> !text.isEmpty()),
        Optional.ofNullable(config.messageBody()),
        order);
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
                  redirect.order().orElse(null),
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
                  answer.order().orElse(null),
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
        forward.order().orElse(null),
        null,
        null,
        new ForwardActionConfig(
            forward.groups().stream()
                .map(group -> new TargetGroupTuple(group.targetGroupArn(), group.weight()))
                .toList(),
            new TargetGroupStickinessConfig(
                forward.stickiness().enabled(), forward.stickiness().seconds().orElse(null))),
        null);
  }
}
