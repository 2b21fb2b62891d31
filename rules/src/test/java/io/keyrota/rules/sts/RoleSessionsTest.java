package io.keyrota.rules.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleSessionsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:11:12Z");

  @ParameterizedTest
  @CsvSource({
    ", 3600, false, 3600",
    ", 43200, false, 3600",
    "900, 3600, false, 900",
    "43200, 43200, false, 43200",
    ", 43200, true, 3600",
    "3600, 43200, true, 3600"
  })
  void aSessionLivesAsLongAsItMay(
      @Nullable Integer asked, int longest, boolean chained, int lives) {
    assertThat(RoleSessions.duration(asked, Duration.ofSeconds(longest), chained))
        .isEqualTo(Duration.ofSeconds(lives));
  }

  @ParameterizedTest
  @CsvSource({
    "3601, 3600, false, MaxSessionDuration",
    "43200, 43199, false, MaxSessionDuration",
    "3601, 43200, true, role chaining"
  })
  void moreIsRefused(int asked, int longest, boolean chained, String why) {
    assertThatThrownBy(() -> RoleSessions.duration(asked, Duration.ofSeconds(longest), chained))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ValidationError"))
        .hasMessageContaining(why);
  }

  @Test
  void theLargerShareOfTheTwoLimitsCounts() {
    assertThat(RoleSessions.packedPolicySize(0, 0)).isZero();
    assertThat(RoleSessions.packedPolicySize(1, 1)).isEqualTo(1);
    assertThat(RoleSessions.packedPolicySize(1024, 41)).isEqualTo(50);
    assertThat(RoleSessions.packedPolicySize(2048, 4096)).isEqualTo(100);
    assertThatThrownBy(() -> RoleSessions.packedPolicySize(2049, 0))
        .hasMessage("Packed policy consumes 101% of allotted space, please use smaller policy.");
    assertThatThrownBy(() -> RoleSessions.packedPolicySize(0, 4097))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("PackedPolicyTooLarge"));
  }

  @Test
  void transitiveTagsOfTheCallingSessionAreInherited() {
    SequencedMap<String, String> had = new LinkedHashMap<>();
    had.put("Team", "blue");
    had.put("Stage", "test");
    Optional<Caller.Session> calling =
        Optional.of(
            new Caller.Session(
                "ASIAX",
                NOW,
                NOW.plusSeconds(900),
                List.of(),
                List.of(),
                had,
                Set.of("Team"),
                Optional.empty(),
                Optional.empty(),
                false,
                Map.of()));
    SessionTags tags = SessionTags.of(List.of(new Tag("Cost", "7")), List.of("cost"), calling);
    assertThat(tags.tags()).containsExactly(Map.entry("Team", "blue"), Map.entry("Cost", "7"));
    assertThat(tags.transitive()).containsExactly("Team", "Cost");
    refuses("InvalidParameterValue", List.of(new Tag("tEAM", "red")), List.of(), calling);
  }

  @Test
  void badTagsAreRefused() {
    refuses(
        "ValidationError",
        List.of(new Tag("a", "1"), new Tag("A", "2")),
        List.of(),
        Optional.empty());
    refuses("ValidationError", List.of(new Tag("AWS:x", "1")), List.of(), Optional.empty());
    refuses("ValidationError", List.of(new Tag("a", "1")), List.of("b"), Optional.empty());
    refuses(
        "ValidationError",
        IntStream.range(0, 51).mapToObj(i -> new Tag("k" + i, "")).toList(),
        List.of(),
        Optional.empty());
    assertThat(SessionTags.of(List.of(), List.of(), Optional.empty()).isEmpty()).isTrue();
  }

  private static void refuses(
      String code, List<Tag> asked, List<String> keys, Optional<Caller.Session> calling) {
    assertThatThrownBy(() -> SessionTags.of(asked, keys, calling))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
