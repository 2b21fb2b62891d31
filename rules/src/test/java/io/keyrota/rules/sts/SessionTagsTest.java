package io.keyrota.rules.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Tags.Tag;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTagsTest {

  private static SessionTags of(Tag... asked) {
    return SessionTags.of(List.of(asked), List.of(), Optional.empty());
  }

  private static String refused(Tag... asked) {
    return catchThrowableOfType(Refusal.class, () -> of(asked)).code();
  }

  @Test
  void neitherKeysNorValuesBeginWithTheReservedPrefix() {
    assertThat(refused(new Tag("aws:team", "a"))).isEqualTo("ValidationError");
    assertThat(refused(new Tag("AWS:team", "a"))).isEqualTo("ValidationError");
    assertThat(refused(new Tag("team", "aws:a"))).isEqualTo("ValidationError");
    assertThat(of(new Tag("awsome", "arn:aws:iam::1:root")).tags()).hasSize(1);
  }

  @Test
  void keysThatDifferInCaseAloneAreTheSame() {
    assertThat(refused(new Tag("team", "a"), new Tag("Team", "b"))).isEqualTo("ValidationError");
  }
}
