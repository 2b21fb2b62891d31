package io.keyrota.rules.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests a rule takes, and which conditions it can have. */
class RuleConditionTest {
  private static final RequestSeen REQUEST =
      new RequestSeen(
          "GET",
          "Www.Example.com",
          "/img/Cat.png",
          "v=2&flag&x=Y",
          name -> Map.of("user-agent", List.of("curl/8", "Other")).getOrDefault(name, List.of()),
          "192.0.2.7");

  private static RuleCondition condition(String field, String value) {
    return switch (field) {
      case "host" -> new RuleCondition.HostHeader(List.of("no.example", value));
      case "path" -> new RuleCondition.PathPattern(List.of(value));
      case "method" -> new RuleCondition.HttpRequestMethod(List.of(value));
      case "source" -> new RuleCondition.SourceIp(List.of(value));
      case "agent" -> new RuleCondition.HttpHeader("user-agent", List.of(value));
      case "missing" -> new RuleCondition.HttpHeader("x-missing", List.of(value));
      case "query" ->
          new RuleCondition.QueryString(
              List.of(
                  value.contains("=")
                      ? new RuleCondition.QueryString.Pair(
                          Optional.of(value.split("=", 2)[0]), value.split("=", 2)[1])
                      : new RuleCondition.QueryString.Pair(Optional.empty(), value)));
      default -> throw new IllegalArgumentException(field);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "host, www.example.com, true",
    "host, *.example.com, true",
    "host, example.com, false",
    "host, ww?.example.com, true",
    "path, /img/*, true",
    "path, /IMG/*, false",
    "path, /img/Cat.pn?, true",
    "path, /img/Cat.pn, false",
    "path, *, true",
    "path, *Cat*g, true",
    "path, *Dog*, false",
    "method, GET, true",
    "method, get, false",
    "source, 192.0.2.0/24, true",
    "source, 192.0.3.0/24, false",
    "source, 2001:db8::/32, false",
    "agent, CURL*, true",
    "agent, other, true",
    "agent, wget*, false",
    "missing, *, false",
    "query, v=2, true",
    "query, V=2, true",
    "query, v=3, false",
    "query, y, true",
    "query, flag=*, true",
    "query, nothing, false"
  })
  void aConditionTakesWhatItSays(String field, String value, boolean taken) {
    assertThat(condition(field, value).matches(REQUEST)).isEqualTo(taken);
  }

  @Test
  void allConditionsOfARuleMustHoldAndTheFirstRuleWins() {
    Listener listener =
        ListenerTest.listener()
            .withRules(
                List.of(
                    rule(20, 201, "path", "/img/*"),
                    rule(10, 202, "method", "POST"),
                    rule(30, 203, "path", "*")));
    assertThat(listener.actionOn(REQUEST)).isEqualTo(answer(201));
    assertThat(listener.withRules(List.of(rule(1, 204, "method", "PUT"))).actionOn(REQUEST))
        .isEqualTo(listener.action());
    assertThat(listener.rules()).extracting(ListenerRule::priority).containsExactly(10, 20, 30);
  }

  @Test
  void aPriorityIsHadOnce() {
    assertThatThrownBy(
            () ->
                ListenerTest.listener()
                    .withRules(List.of(rule(1, 200, "path", "/a"), rule(1, 200, "path", "/b"))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("PriorityInUse"));
  }

  @Test
  void aRuleHasFiveValuesSixWildcardsAndOnePathAtMost() {
    assertThat(ListenerRule.checked(List.of(new RuleCondition.PathPattern(many(5))))).hasSize(1);
    List<List<RuleCondition>> refused =
        List.of(
            List.of(),
            List.of(new RuleCondition.PathPattern(many(6))),
            List.of(new RuleCondition.PathPattern(List.of("*?*?*?*"))),
            List.of(condition("path", "/a"), condition("path", "/b")));
    for (List<RuleCondition> conditions : refused) {
      assertThatThrownBy(() -> ListenerRule.checked(conditions)).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void aPatternThatIsMeantToBeSlowIsNot() {
    assertThat(RuleCondition.like("*a*a*a*a*a*b", "a".repeat(5000))).isFalse();
  }

  private static List<String> many(int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(i -> "/" + i).toList();
  }

  private static Action answer(int status) {
    return new Action.FixedResponse(status, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static ListenerRule rule(int priority, int status, String field, String value) {
    return new ListenerRule(
        ListenerTest.listener().arn().rule("%016d".formatted(priority)),
        priority,
        List.of(condition(field, value)),
        answer(status),
        ElbTags.NONE);
  }
}
