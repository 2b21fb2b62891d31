package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.rules.aws.Refusal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeySlotsProperty {

  /** A step: make the key of that name, or delete it. */
  record Step(boolean make, String id) {}

  @Property(tries = 300)
  void noSequenceOfStepsHoldsMoreThanTwoKeysOrForgetsOne(@ForAll("steps") List<Step> steps) {
    KeySlots slots = KeySlots.EMPTY;
    List<String> model = new ArrayList<>();
    for (Step step : steps) {
      KeySlots before = slots;
      try {
        slots = step.make() ? before.with(step.id()) : before.without(step.id());
        if (step.make()) {
          model.add(step.id());
        } else {
          model.remove(step.id());
        }
      } catch (Refusal refusal) {
        assertThat(refusal.code()).isEqualTo(step.make() ? "LimitExceeded" : "NoSuchEntity");
        assertThat(step.make() ? model.size() == 2 : !model.contains(step.id())).isTrue();
      }
      assertThat(slots.ids()).isEqualTo(model).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Example
  void refusesAThirdKeyInAwsWords() {
    KeySlots full = KeySlots.EMPTY.with("AKIA1").with("AKIA2");
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> full.with("AKIA3"));
    assertThat(refusal.code()).isEqualTo("LimitExceeded");
    assertThat(refusal.message()).isEqualTo("Cannot exceed quota for AccessKeysPerUser: 2");
  }

  @Example
  void refusesAKeyOfSomebodyElseInAwsWords() {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> KeySlots.EMPTY.need("AKIAIOSFODNN7EXAMPLE"));
    assertThat(refusal.code()).isEqualTo("NoSuchEntity");
    assertThat(refusal.message())
        .isEqualTo("The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.");
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    // Ids are never made twice, as in the room; deletions may miss.
    return Arbitraries.of(true, true, false)
        .list()
        .ofMaxSize(30)
        .flatMap(
            makes ->
                Arbitraries.integers()
                    .between(0, 29)
                    .list()
                    .ofSize(makes.size())
                    .map(targets -> zip(makes, targets)));
  }

  private static List<Step> zip(List<Boolean> makes, List<Integer> targets) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < makes.size(); i++) {
      steps.add(new Step(makes.get(i), "AKIA" + (makes.get(i) ? i : targets.get(i))));
    }
    return steps;
  }
}
