package io.keyrota.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFolderTest {
  @TempDir private Path root;

  @AfterEach
  void compareAgain() {
    System.clearProperty(GoldenFolder.REWRITE);
  }

  @Test
  void listsItsCasesByName() throws IOException {
    Files.createDirectory(root.resolve("two"));
    Files.createDirectory(root.resolve("one"));
    Files.writeString(root.resolve("README.md"), "not a case");
    assertThat(new GoldenFolder(root).cases())
        .extracting(GoldenFolder.Case::name)
        .containsExactly("one", "two");
  }

  @Test
  void refusesAFolderWithoutCases() {
    assertThatThrownBy(() -> new GoldenFolder(root).cases()).hasMessageContaining("no golden case");
  }

  @Test
  void acceptsWhatIsEqualAndTellsWhatIsNot() throws IOException {
    Files.writeString(Files.createDirectory(root.resolve("one")).resolve("out"), "right\n");
    GoldenFolder.Case one = new GoldenFolder(root).named("one");
    one.matches("out", "right");
    one.matches("out", new byte[] {'r', 'i', 'g', 'h', 't', '\n'});
    assertThatThrownBy(() -> one.matches("out", "wrong"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("one/out", "right", "wrong");
    assertThatThrownBy(() -> one.matches("out", new byte[] {'r', 'o'}))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("from byte 1 on");
  }

  @Test
  void writesInsteadWhenAskedTo() {
    System.setProperty(GoldenFolder.REWRITE, "true");
    GoldenFolder.Case made = new GoldenFolder(root).named("new");
    made.matches("out", "text");
    System.clearProperty(GoldenFolder.REWRITE);
    made.matches("out", "text");
    assertThat(made.has("out")).isTrue();
    assertThat(made.has("in")).isFalse();
  }
}
