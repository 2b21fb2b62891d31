package io.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code rotate} refuses before it asks anybody. */
class RotateUsageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rotate",
        "rotate user",
        "rotate user u",
        "rotate user u --to-env",
        "rotate user u --to-profile /c:a b",
        "rotate user u --to-exec 'open",
        "rotate user u --to-env /e --then 'open",
        "rotate user u --to-env /e --hold soon",
        "rotate user u --to-env /e --iam-lag soon",
        "rotate user u --to-env /e --to-env /e",
        "rotate user u --to-env /e --to-profile /e",
        "rotate due",
        "rotate rollback",
        "rotate abandon",
        "rotate abandon r-1"
      })
  void aWrongCommandLineIsAUsageErrorBeforeAnybodyIsAsked(String line) {
    // Nobody answers here, and a journal that cannot be opened would be another error.
    String words = line + (line.startsWith("rotate user u") ? " --journal /dev/null/j" : "");
    Ran ran = Ran.of(words.replace("a b", "a\tb").split(" ", -1));
    assertThat(ran.exit()).as(ran.err()).isEqualTo(64);
    assertThat(ran.err()).startsWith("keyrota: ").doesNotContain("\tat ");
  }

  @Test
  void whoHasNoCredentialsIsToldWhatToDoInTwoLines() {
    Ran ran =
        Ran.of(
            "rotate", "resume", "--journal", folder.resolve("j").toString(), "--region", "x-y-1");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err().lines()).hasSizeLessThanOrEqualTo(2);
    assertThat(ran.err())
        .startsWith("keyrota: no AWS credentials")
        .contains("AWS_ACCESS_KEY_ID", "--profile", "keyrota env")
        .hasSizeLessThan(300);
  }
}
