package io.keyrota.server.elb;

import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.addTags;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createRule;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteRule;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteTargetGroup;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeAccountLimits;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeRules;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTags;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyRule;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.removeTags;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.setRulePriorities;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.elasticloadbalancing.AddTagsInput;
import io.keyrota.models.elasticloadbalancing.CreateRuleInput;
import io.keyrota.models.elasticloadbalancing.DeleteRuleInput;
import io.keyrota.models.elasticloadbalancing.DeleteTargetGroupInput;
import io.keyrota.models.elasticloadbalancing.DescribeAccountLimitsInput;
import io.keyrota.models.elasticloadbalancing.DescribeAccountLimitsOutput;
import io.keyrota.models.elasticloadbalancing.DescribeRulesInput;
import io.keyrota.models.elasticloadbalancing.DescribeRulesOutput;
import io.keyrota.models.elasticloadbalancing.DescribeTagsInput;
import io.keyrota.models.elasticloadbalancing.HttpHeaderConditionConfig;
import io.keyrota.models.elasticloadbalancing.Limit;
import io.keyrota.models.elasticloadbalancing.ModifyRuleInput;
import io.keyrota.models.elasticloadbalancing.PathPatternConditionConfig;
import io.keyrota.models.elasticloadbalancing.RemoveTagsInput;
import io.keyrota.models.elasticloadbalancing.Rule;
import io.keyrota.models.elasticloadbalancing.RuleCondition;
import io.keyrota.models.elasticloadbalancing.RulePriorityPair;
import io.keyrota.models.elasticloadbalancing.SetRulePrioritiesInput;
import io.keyrota.models.elasticloadbalancing.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of listeners: made, shown in their order, changed, refused. */
class RulesTest {
  private final ElbHarness elb = new ElbHarness();
  private final String balancer = elb.balancer("web");
  private final String standard = elb.group("standard");
  private final String images = elb.group("images");
  private final String listener = elb.listener(balancer, 8443, "cert-1", standard);

  private static RuleCondition condition(String field, String... values) {
    return new RuleCondition(field, List.of(values), null, null, null, null, null, null, null);
  }

  private CreateRuleInput ruleOf(int priority, RuleCondition condition) {
    return new CreateRuleInput(
        listener, List.of(condition), priority, List.of(ElbHarness.forward(images)), null, null);
  }

  private String rule(int priority, String path) {
    return Objects.requireNonNull(
        Objects.requireNonNull(
                elb.call(createRule(), ruleOf(priority, condition("path-pattern", path))).rules())
            .getFirst()
            .ruleArn());
  }

  private List<Rule> shown() {
    return Objects.requireNonNull(
        elb.call(describeRules(), new DescribeRulesInput(listener, null, null, null)).rules());
  }

  private List<String> order() {
    return shown().stream()
        .map(
            rule ->
                rule.priority()
                    + " "
                    + (rule.conditions() == null || rule.conditions().isEmpty()
                        ? "any"
                        : Objects.requireNonNull(rule.conditions().getFirst().values())))
        .toList();
  }

  @Test
  void rulesAreShownByTheirPrioritiesTheDefaultOneLast() {
    rule(20, "/b");
    rule(10, "/a");
    assertThat(order()).containsExactly("10 [/a]", "20 [/b]", "default any");
    assertThat(shown().getLast().isDefault()).isTrue();
    String last = Objects.requireNonNull(shown().getLast().ruleArn());
    assertThat(
            elb.call(describeRules(), new DescribeRulesInput(null, List.of(last), null, null))
                .rules())
        .hasSize(1);
  }

  @Test
  void rulesAreShownInPagesTheDefaultOneLast() {
    rule(20, "/b");
    rule(3, "/a");
    rule(100, "/c");
    List<Rule> paged = new ArrayList<>();
    String marker = null;
    do {
      DescribeRulesOutput page =
          elb.call(describeRules(), new DescribeRulesInput(listener, null, marker, 2));
      assertThat(page.rules()).hasSize(2);
      paged.addAll(Objects.requireNonNull(page.rules()));
      marker = page.nextMarker();
    } while (marker != null);
    assertThat(paged).isEqualTo(shown()).hasSize(4);
    assertThat(elb.code(describeRules(), new DescribeRulesInput(listener, null, "x", 2)))
        .isEqualTo("ValidationError");
  }

  @Test
  void theDefaultRuleIsNotPermittedToBeChangedMovedOrDeleted() {
    String last = Objects.requireNonNull(shown().getLast().ruleArn());
    assertThat(elb.code(deleteRule(), new DeleteRuleInput(last)))
        .isEqualTo("OperationNotPermitted");
    assertThat(
            elb.code(
                modifyRule(),
                new ModifyRuleInput(
                    last, List.of(condition("host-header", "*.example.com")), null, null, null)))
        .isEqualTo("OperationNotPermitted");
    assertThat(
            elb.code(
                setRulePriorities(),
                new SetRulePrioritiesInput(List.of(new RulePriorityPair(last, 2)))))
        .isEqualTo("OperationNotPermitted");
    assertThat(elb.code(addTags(), new AddTagsInput(List.of(last), List.of(new Tag("a", "b")))))
        .isEqualTo("OperationNotPermitted");
    assertThat(order()).containsExactly("default any");
    String elsewhere =
        last.replaceAll("/[0-9a-f]{16}/0{16}$", "/0123456789abcdef/" + "0".repeat(16));
    assertThat(elb.code(deleteRule(), new DeleteRuleInput(elsewhere))).isEqualTo("RuleNotFound");
  }

  @Test
  void aListenerAndItsRulesAreTaggedInOneRequest() {
    List<String> arns = List.of(rule(1, "/a"), listener, rule(2, "/b"));
    String last = Objects.requireNonNull(shown().getLast().ruleArn());
    elb.call(addTags(), new AddTagsInput(arns, List.of(new Tag("team", "a"), new Tag("x", "y"))));
    elb.call(removeTags(), new RemoveTagsInput(arns, List.of("x")));
    assertThat(tags(arns)).containsExactly("[team=a]", "[team=a]", "[team=a]");
    assertThat(tags(List.of(last))).containsExactly("[]");
  }

  private List<String> tags(List<String> arns) {
    return Objects.requireNonNull(
            elb.call(describeTags(), new DescribeTagsInput(arns)).tagDescriptions())
        .stream()
        .map(
            each ->
                Objects.requireNonNull(each.tags()).stream()
                    .map(tag -> tag.key() + "=" + tag.value())
                    .toList()
                    .toString())
        .toList();
  }

  @Test
  void prioritiesAreUniqueAndTwoRulesMayChangePlaces() {
    String first = rule(1, "/a");
    String second = rule(2, "/b");
    assertThat(elb.code(createRule(), ruleOf(2, condition("path-pattern", "/c"))))
        .isEqualTo("PriorityInUse");
    elb.call(
        setRulePriorities(),
        new SetRulePrioritiesInput(
            List.of(new RulePriorityPair(first, 2), new RulePriorityPair(second, 1))));
    assertThat(order()).containsExactly("1 [/b]", "2 [/a]", "default any");
    assertThat(
            elb.code(
                setRulePriorities(),
                new SetRulePrioritiesInput(List.of(new RulePriorityPair(first, 1)))))
        .isEqualTo("PriorityInUse");
  }

  @Test
  void aRuleIsChangedAndDeletedAndHoldsItsTargetGroupMeanwhile() {
    String arn = rule(1, "/a");
    assertThat(elb.code(deleteTargetGroup(), new DeleteTargetGroupInput(images)))
        .isEqualTo("ResourceInUse");
    elb.call(
        modifyRule(),
        new ModifyRuleInput(
            arn, List.of(condition("host-header", "*.example.com")), null, null, null));
    assertThat(order()).containsExactly("1 [*.example.com]", "default any");
    elb.call(deleteRule(), new DeleteRuleInput(arn));
    assertThat(order()).containsExactly("default any");
    assertThat(elb.code(deleteRule(), new DeleteRuleInput(arn))).isEqualTo("RuleNotFound");
    assertThat(elb.code(deleteTargetGroup(), new DeleteTargetGroupInput(images))).isEmpty();
  }

  @Test
  void regularExpressionsAreShownInBothForms() {
    elb.call(
        createRule(),
        ruleOf(
            1,
            new RuleCondition(
                "path-pattern", null, null, null, null, null, null, null, List.of("^/a+$"))));
    elb.call(
        createRule(),
        ruleOf(
            2,
            new RuleCondition(
                "http-header",
                null,
                null,
                null,
                new HttpHeaderConditionConfig("X-A", null, List.of("b$")),
                null,
                null,
                null,
                null)));
    RuleCondition path = Objects.requireNonNull(shown().getFirst().conditions()).getFirst();
    assertThat(path.regexValues()).containsExactly("^/a+$");
    assertThat(path.pathPatternConfig())
        .isEqualTo(new PathPatternConditionConfig(null, List.of("^/a+$")));
    RuleCondition header = Objects.requireNonNull(shown().get(1).conditions()).getFirst();
    assertThat(header.httpHeaderConfig())
        .isEqualTo(new HttpHeaderConditionConfig("X-A", null, List.of("b$")));
  }

  @Test
  void theLimitsThatAreKeptAreToldInPages() {
    List<Limit> all = limits(null, null).limits();
    assertThat(all)
        .contains(new Limit("rules-per-application-load-balancer", "100"))
        .extracting(Limit::name)
        .isSorted();
    List<Limit> paged = new ArrayList<>();
    String marker = null;
    do {
      DescribeAccountLimitsOutput page = limits(marker, 2);
      paged.addAll(Objects.requireNonNull(page.limits()));
      marker = page.nextMarker();
    } while (marker != null);
    assertThat(paged).isEqualTo(all);
  }

  private DescribeAccountLimitsOutput limits(@Nullable String marker, @Nullable Integer size) {
    return elb.call(describeAccountLimits(), new DescribeAccountLimitsInput(marker, size));
  }

  @Test
  void whatCannotBeARuleIsRefused() {
    List<RuleCondition> wrong =
        List.of(
            condition("path-pattern"),
            condition("path-pattern", "a".repeat(129)),
            condition("source-ip", "192.0.2.7"),
            condition("source-ip", "192.0.2.0/33"),
            condition("http-request-method", "get it"),
            condition("http-header", "x"),
            condition("weather", "rain"),
            new RuleCondition(
                "path-pattern", null, null, null, null, null, null, null, List.of("^/(?=a)")),
            new RuleCondition(
                "path-pattern", List.of("/a"), null, null, null, null, null, null, List.of("^/a")),
            new RuleCondition("source-ip", null, null, null, null, null, null, null, List.of("^1")),
            new RuleCondition(
                "http-header", null, null, null, null, null, null, null, List.of("^1")));
    for (RuleCondition each : wrong) {
      assertThat(elb.code(createRule(), ruleOf(1, each)))
          .as(String.valueOf(each))
          .isEqualTo("ValidationError");
    }
    assertThat(elb.code(createRule(), ruleOf(50_001, condition("path-pattern", "/a"))))
        .isEqualTo("ValidationError");
    assertThat(order()).containsExactly("default any");
  }

  @Test
  void aLoadBalancerHasAHundredRulesAtMost() {
    for (int priority = 1; priority <= 100; priority++) {
      rule(priority, "/" + priority);
    }
    assertThat(elb.code(createRule(), ruleOf(101, condition("path-pattern", "/more"))))
        .isEqualTo("TooManyRules");
    assertThat(shown()).hasSize(101);
  }
}
