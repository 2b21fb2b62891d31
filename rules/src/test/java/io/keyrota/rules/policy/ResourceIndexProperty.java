package io.keyrota.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Statements that are not asked would have said nothing. */
class ResourceIndexProperty {

  /** Short ones of few letters, so that beginnings meet, collide and contain one another. */
  @Provide
  Arbitrary<String> lasts() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.strings().withChars("ab/").ofMinLength(1).ofMaxLength(5)),
        Tuple.of(3, Arbitraries.strings().withChars("ab*?").ofMinLength(1).ofMaxLength(5)),
        // these two have the same hash
        Tuple.of(1, Arbitraries.of("Aa", "BB", "AaAa", "BBBB", "AaBB*", "${aws:username}")),
        Tuple.of(1, Arbitraries.of("a".repeat(127), "a".repeat(129) + "b", "a".repeat(128) + "*")));
  }

  @Provide
  Arbitrary<String> statements() {
    Arbitrary<String> resource =
        lasts().map(last -> last.equals("*") ? "*" : "arn:aws:kms:*:111122223333:" + last);
    Arbitrary<String> resources =
        resource
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(all -> all.stream().map(it -> '"' + it + '"').collect(Collectors.joining(",")));
    Arbitrary<String> action =
        Arbitraries.of("kms:Decrypt", "kms:De*", "kms:*", "*", "kms:*t", "s3:*", "kms:Encrypt");
    Arbitrary<String> element = Arbitraries.of("Resource", "Resource", "Resource", "NotResource");
    return Combinators.combine(action, element, resources)
        .as(
            (does, name, to) ->
                "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"%s\":[%s]}".formatted(does, name, to));
  }

  @Property(tries = 1000)
  void whatAppliesIsFoundOnce(
      @ForAll("policies") PolicyDocument policy, @ForAll("lasts") String last) {
    ConditionValues values = key -> key.equals("aws:username") ? List.of("ab") : List.of();
    AskedAction action = AskedAction.of("kms:Decrypt");
    for (String asked :
        List.of("*", "arn:aws:kms:eu-central-1:111122223333:" + last.replace("*", "a"), last)) {
      ArnText resource = new ArnText(asked);
      List<Statement> shown = new ArrayList<>();
      policy.any(
          action,
          resource,
          it -> {
            if (it.applies(resource, values)) {
              shown.add(it);
            }
            return false;
          });
      Set<Statement> expected = new LinkedHashSet<>(policy.concerning(action));
      expected.removeIf(it -> !it.applies(resource, values));
      assertThat(shown).as(asked + " by " + policy.text()).doesNotHaveDuplicates();
      assertThat(Set.copyOf(shown)).isEqualTo(expected);
      assertThat(policy.any(action, resource, it -> it.applies(resource, values)))
          .isEqualTo(!expected.isEmpty());
    }
  }

  @Provide
  Arbitrary<PolicyDocument> policies() {
    return statements()
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(
            all ->
                PolicyDocument.parse(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", all) + "]}",
                    PolicyKind.IDENTITY));
  }
}
