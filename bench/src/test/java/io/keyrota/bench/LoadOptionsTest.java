package io.keyrota.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadOptionsTest {

  @Test
  void takesEachOption() {
    LoadOptions options =
        LoadOptions.parse(
            new String[] {
              "--connections",
              "4",
              "--users",
              "10",
              "--keys",
              "30",
              "--certificates",
              "40",
              "--requests",
              "20",
              "--warm-up",
              "0",
              "--rounds",
              "2",
              "--folder",
              "/tmp"
            });
    assertThat(options)
        .isEqualTo(new LoadOptions(4, 10, 30, 40, 20, 0, 2, java.nio.file.Path.of("/tmp")));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> LoadOptions.parse(new String[] {"--conections", "4"}))
        .hasMessage("unknown option --conections");
    assertThatThrownBy(() -> LoadOptions.parse(new String[] {"--users"}))
        .hasMessage("--users needs a value");
    assertThatThrownBy(() -> LoadOptions.parse(new String[] {"--users", "0"}))
        .hasMessage("--users must be at least 1");
    assertThatThrownBy(() -> LoadOptions.parse(new String[] {"--users", "x"}))
        .hasMessage("--users needs a number, not x");
  }
}
