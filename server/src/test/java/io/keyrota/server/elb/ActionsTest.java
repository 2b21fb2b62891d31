package io.keyrota.server.elb;

import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createListener;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createRule;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeListeners;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyListener;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.elasticloadbalancing.Action;
import io.keyrota.models.elasticloadbalancing.CreateListenerInput;
import io.keyrota.models.elasticloadbalancing.CreateRuleInput;
import io.keyrota.models.elasticloadbalancing.DescribeListenersInput;
import io.keyrota.models.elasticloadbalancing.ForwardActionConfig;
import io.keyrota.models.elasticloadbalancing.Listener;
import io.keyrota.models.elasticloadbalancing.ModifyListenerInput;
import io.keyrota.models.elasticloadbalancing.RedirectActionConfig;
import io.keyrota.models.elasticloadbalancing.RuleCondition;
import io.keyrota.models.elasticloadbalancing.Tag;
import io.keyrota.models.elasticloadbalancing.TargetGroupStickinessConfig;
import io.keyrota.models.elasticloadbalancing.TargetGroupTuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions are shown as they were given, and what they cannot be is refused. */
class ActionsTest {
  private final ElbHarness elb = new ElbHarness();
  private final String balancer = elb.balancer("web");
  private final String one = elb.group("one");
  private final String two = elb.group("two");

  private Action forward(@Nullable Integer order, @Nullable Boolean sticky, @Nullable Integer s) {
    return new Action(
        "forward",
        null,
        null,
        null,
        order,
        null,
        null,
        new ForwardActionConfig(
            List.of(new TargetGroupTuple(one, 1), new TargetGroupTuple(two, 0)),
            new TargetGroupStickinessConfig(sticky, s)),
        null);
  }

  private static Action redirect(@Nullable String protocol, @Nullable String port) {
    return new Action(
        "redirect",
        null,
        null,
        null,
        null,
        new RedirectActionConfig(protocol, port, null, null, null, "HTTP_301"),
        null,
        null,
        null);
  }

  private Listener made(CreateListenerInput input) {
    return Objects.requireNonNull(elb.call(createListener(), input).listeners()).getFirst();
  }

  private List<Listener> listeners() {
    return Objects.requireNonNull(
        elb.call(describeListeners(), new DescribeListenersInput(balancer, null, null, null))
            .listeners());
  }

  private CreateListenerInput http(Action action, @Nullable List<Tag> tags) {
    return new CreateListenerInput(
        balancer, "HTTP", 8080, null, null, List.of(action), null, tags, null);
  }

  @Test
  void aForwardKeepsItsOrderItsWeightsAndItsStickiness() {
    Action given = forward(7, true, 60);
    made(http(given, null));
    assertThat(listeners().getFirst().defaultActions()).containsExactly(given);
  }

  @Test
  void stickinessIsOffWhereNothingIsSaidOfIt() {
    Action shown =
        Objects.requireNonNull(made(http(ElbHarness.forward(one), null)).defaultActions())
            .getFirst();
    assertThat(shown.order()).isNull();
    assertThat(Objects.requireNonNull(shown.forwardConfig()).targetGroupStickinessConfig())
        .isEqualTo(new TargetGroupStickinessConfig(false, null));
  }

  @ParameterizedTest
  @CsvSource({
    "true, , ValidationError",
    "true, 0, ValidationError",
    "true, 604800, ''",
    "false, 604801, ValidationError",
    "false, , ''"
  })
  void stickinessLastsForAWeekAtMost(boolean on, @Nullable Integer seconds, String code) {
    assertThat(elb.code(createListener(), http(forward(null, on, seconds), null))).isEqualTo(code);
  }

  @Test
  void askingAgainForTheSameListenerAnswersTheOneThatIsThere() {
    List<Tag> tags = List.of(new Tag("a", "b"));
    Listener first = made(http(forward(1, false, null), tags));
    assertThat(made(http(forward(1, false, null), tags))).isEqualTo(first);
    assertThat(listeners()).containsExactly(first);
    assertThat(elb.code(createListener(), http(forward(1, false, null), null)))
        .isEqualTo("DuplicateListener");
    assertThat(elb.code(createListener(), http(forward(1, true, 5), tags)))
        .isEqualTo("DuplicateListener");
    assertThat(
            elb.code(
                createListener(),
                ElbHarness.https(balancer, 8080, "cert-1", forward(1, false, null))))
        .isEqualTo("DuplicateListener");
  }

  private String ruleTo(String listener, int priority, List<String> groups) {
    Action to =
        new Action(
            "forward",
            null,
            null,
            null,
            null,
            null,
            null,
            new ForwardActionConfig(
                groups.stream().map(each -> new TargetGroupTuple(each, 1)).toList(), null),
            null);
    RuleCondition path =
        new RuleCondition("path-pattern", List.of("/a"), null, null, null, null, null, null, null);
    return elb.code(
        createRule(),
        new CreateRuleInput(listener, List.of(path), priority, List.of(to), null, null));
  }

  @Test
  void aLoadBalancerForwardsToAHundredTargetGroupsAtMost() {
    String listener = elb.listener(balancer, 8443, "cert-1", one);
    for (int rule = 1; rule <= 20; rule++) {
      List<String> groups = new ArrayList<>();
      for (int group = 0; group < (rule == 20 ? 4 : 5); group++) {
        groups.add(elb.group("g-" + rule + "-" + group));
      }
      assertThat(ruleTo(listener, rule, groups)).isEmpty();
    }
    assertThat(ruleTo(listener, 21, List.of(one))).isEmpty();
    assertThat(ruleTo(listener, 22, List.of(two)))
        .isEqualTo("TooManyUniqueTargetGroupsPerLoadBalancer");
  }

  @Test
  void whatBelongsToAnotherTypeIsRefused() {
    Action both =
        new Action(
            "forward",
            one,
            null,
            null,
            null,
            new RedirectActionConfig("HTTPS", "443", null, null, null, "HTTP_301"),
            null,
            null,
            null);
    assertThat(elb.code(createListener(), http(both, null))).isEqualTo("ValidationError");
  }

  @ParameterizedTest
  @CsvSource({
    ", , InvalidLoadBalancerAction",
    "HTTP, 8080, InvalidLoadBalancerAction",
    "HTTPS, 8080, ''",
    ", 65536, ValidationError",
    ", 65535, ''",
    "HTTPS, 443, ''",
    "HTTP, 80, ''"
  })
  void redirectsLeadElsewhere(@Nullable String protocol, @Nullable String port, String code) {
    assertThat(elb.code(createListener(), http(redirect(protocol, port), null))).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect", "fixed-response"})
  void anActionHasTheConfigOfItsType(String type) {
    assertThat(
            elb.code(
                createListener(),
                http(new Action(type, null, null, null, null, null, null, null, null), null)))
        .isEqualTo("InvalidLoadBalancerAction");
  }

  @Test
  void nobodyIsRedirectedFromHttpsToHttp() {
    Action down = redirect("HTTP", "80");
    assertThat(elb.code(createListener(), ElbHarness.https(balancer, 8443, "cert-1", down)))
        .isEqualTo("InvalidLoadBalancerAction");
    String listener = elb.listener(balancer, 8443, "cert-1", one);
    assertThat(
            elb.code(
                modifyListener(),
                new ModifyListenerInput(
                    listener, null, null, null, null, List.of(down), null, null)))
        .isEqualTo("InvalidLoadBalancerAction");
    RuleCondition path =
        new RuleCondition("path-pattern", List.of("/a"), null, null, null, null, null, null, null);
    assertThat(
            elb.code(
                createRule(),
                new CreateRuleInput(listener, List.of(path), 1, List.of(down), null, null)))
        .isEqualTo("InvalidLoadBalancerAction");
  }

  @ParameterizedTest
  @CsvSource({
    "host-header, example, ValidationError",
    "host-header, example.c0m, ValidationError",
    "host-header, a_b.example.com, ValidationError",
    "host-header, *.Ex?mple.com, ''",
    "path-pattern, /a b, ValidationError",
    "path-pattern, /img/*?.$~&@:+, ''"
  })
  void patternsHaveTheCharactersThatAwsDocuments(String field, String value, String code) {
    String listener = elb.listener(balancer, 8443, "cert-1", one);
    RuleCondition condition =
        new RuleCondition(field, List.of(value), null, null, null, null, null, null, null);
    assertThat(
            elb.code(
                createRule(),
                new CreateRuleInput(
                    listener, List.of(condition), 1, List.of(ElbHarness.forward(one)), null, null)))
        .isEqualTo(code);
  }
}
