package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TagsProperty {

  @Property(tries = 300)
  void noTwoKeysDifferOnlyInCaseWhateverIsSet(@ForAll("batches") List<List<Tag>> batches) {
    Tags tags = Tags.NONE;
    for (List<Tag> batch : batches) {
      try {
        tags = tags.with(batch);
        for (Tag tag : batch) {
          assertThat(tags.values()).containsEntry(tag.key(), tag.value());
        }
      } catch (Refusal refusal) {
        assertThat(refusal.code()).isEqualTo("InvalidInput");
      }
      assertThat(tags.values().keySet().stream().map(key -> key.toLowerCase(Locale.ROOT)))
          .doesNotHaveDuplicates();
      assertThat(tags.sorted()).extracting(Tag::key).isSorted();
    }
  }

  @Example
  void aNewSpellingTakesTheOldOnesPlace() {
    Tags tags = tags("Department", "foo").with(List.of(new Tag("department", "bar")));
    assertThat(tags.sorted()).containsExactly(new Tag("department", "bar"));
  }

  @Example
  void takesTagsAwayWhateverTheirCase() {
    assertThat(tags("Department", "foo").without(List.of("DEPARTMENT", "other")).isEmpty())
        .isTrue();
  }

  @Example
  void tellsKeysOfOtherResourcesApartByCase() {
    Tags both = Tags.NONE.withExact(List.of(new Tag("Team", "a"), new Tag("team", "b")));
    assertThat(both.withExact(List.of(new Tag("team", "c"))).sorted())
        .containsExactly(new Tag("Team", "a"), new Tag("team", "c"));
    assertThat(both.withoutExact(List.of("team", "TEAM")).sorted())
        .containsExactly(new Tag("Team", "a"));
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () -> Tags.NONE.withExact(List.of(new Tag("team", "a"), new Tag("team", "b"))));
    assertThat(refusal.code()).isEqualTo("InvalidInput");
  }

  @Example
  void refusesAKeyTwiceInAwsWords() {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () -> Tags.NONE.with(List.of(new Tag("Team", "a"), new Tag("team", "b"))));
    assertThat(refusal.code()).isEqualTo("InvalidInput");
    assertThat(refusal.message())
        .isEqualTo("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }

  @Example
  void refusesTheReservedPrefixInAnyCase() {
    for (String key : List.of("aws:x", "AWS:x", "aWs:")) {
      Refusal refusal =
          catchThrowableOfType(Refusal.class, () -> Tags.NONE.with(List.of(new Tag(key, ""))));
      assertThat(refusal.code()).isEqualTo("InvalidInput");
    }
    assertThat(tags("awsome", "x").values()).hasSize(1);
  }

  @Example
  void refusesTheReservedPrefixOfValuesToo() {
    for (Function<List<Tag>, Tags> with :
        List.<Function<List<Tag>, Tags>>of(Tags.NONE::with, Tags.NONE::withExact)) {
      Refusal refusal =
          catchThrowableOfType(Refusal.class, () -> with.apply(List.of(new Tag("team", "aws:x"))));
      assertThat(refusal.code()).isEqualTo("InvalidInput");
    }
    assertThat(tags("arn", "arn:aws:iam::1:root").values()).hasSize(1);
  }

  @Example
  void refusesTheFiftyFirstTagAndReplacesAmongFifty() {
    Tags full =
        Tags.NONE.with(IntStream.range(0, 50).mapToObj(i -> new Tag("k" + i, "v")).toList());
    assertThat(full.with(List.of(new Tag("K7", "new"))).values()).hasSize(50);
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> full.with(List.of(new Tag("k50", ""))));
    assertThat(refusal.code()).isEqualTo("LimitExceeded");
  }

  private static Tags tags(String key, String value) {
    return Tags.NONE.with(List.of(new Tag(key, value)));
  }

  @Provide
  Arbitrary<List<List<Tag>>> batches() {
    Arbitrary<Tag> tag =
        Combinators.combine(
                Arbitraries.of("team", "Team", "TEAM", "cost", "Cost", "aws:x", "stage"),
                Arbitraries.strings().alpha().ofMaxLength(3))
            .as(Tag::new);
    return tag.list().ofMaxSize(3).list().ofMaxSize(6);
  }
}
