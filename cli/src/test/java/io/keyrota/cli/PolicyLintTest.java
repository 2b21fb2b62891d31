package io.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code policy lint} finds in targets and commands, and where. */
class PolicyLintTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "- exec: \"push 'open\"|7: error: a quote is not closed",
        "- exec: \"\"|7: error: a command has no words",
        "- exec: ./push|7: error: ./push is relative",
        "- exec: push {name}|7: warning: {name} is not filled in",
        "- exec: push ./{user}.env|7: warning: ./{user}.env is relative: it depends on where",
        "- exec: push --to=../c|7: warning: --to=../c is relative",
        "- exec: push pom.xml|7: warning: pom.xml is relative",
        "- profile: /srv/{name}/c|7: error: {name} is not known",
        "- env: /srv/{user/c|7: error: a brace alone",
        "- env: srv/c|7: error: srv/c is relative",
        "- env: ~/c|7: error: ~/c is relative",
        "- env: \"\"|7: error: a target needs a path",
        "- env: /srv/c|7: warning: every user of this policy has the same place",
        "- profile: \"/c:a b\"|7: error: 'a b' is no profile's name",
      })
  void aPolicysTargetIsToldWithItsLine(String target, String finding) throws Exception {
    String text = linted(target, "").out();
    assertThat(text.replace(folder + "/keys.yaml:", "")).startsWith(finding);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "- profile: /s/{user}:a|8: error: profile:/s/{user}:a is named twice",
        "- env: /s/{user}|8: error: env:/s/{user} and profile:/s/{user}:a are in one file",
      })
  void twoTargetsOfOneFileAreTold(String second, String finding) throws Exception {
    String text = linted("- profile: /s/{user}:a\n      " + second, "").out();
    assertThat(text.replace(folder + "/keys.yaml:", "")).startsWith(finding);
  }

  @Test
  void aHookIsToldLikeATarget() throws Exception {
    assertThat(linted("- env: /s/{user}", "    then: \"reload 'x\"\n").out())
        .contains(":8: error: a quote is not closed");
    assertThat(linted("- env: /s/{user}", "    then: ../reload\n").out())
        .contains(":8: error: ../reload is relative");
  }

  @Test
  void aFileWithoutPoliciesAndAPolicyWithoutUsersAreTold() throws Exception {
    Path file = Files.writeString(folder.resolve("keys.yaml"), "version: 1\npolicies: []\n");
    Ran ran = Ran.of("policy", "lint", file.toString());
    assertThat(ran.out()).contains("keys.yaml:2: warning: there is no policy");
    assertThat(linted("- env: /s/{user}", "    name: \"\"\n").out())
        .contains("name is there twice");
  }

  @Test
  void argumentsThatAreWordsAreLeftAlone() throws Exception {
    String hook = "reload app team/app https://a/b s/a/b/ key=./x . .. -/ --to=/a/./b /a/../b ''";
    assertThat(linted("- env: /s/{user}", "    then: \"" + hook + "\"\n").out())
        .isEqualTo(folder.resolve("keys.yaml") + ": 1 policies, usable\n");
  }

  @Test
  void whatIsWellIsUsable() throws Exception {
    Ran ran =
        linted(
            "- profile: /s/{user}:a\n      - profile: /s/{user}:b\n      - exec: push {user}", "");
    assertThat(ran.out()).isEqualTo(folder.resolve("keys.yaml") + ": 1 policies, usable\n");
    assertThat(ran.exit()).isZero();
  }

  @Test
  void aRoundDoesNotBeginWithWhatLintRefuses() throws Exception {
    var _ = linted("- env: srv/c", "");
    Path file = folder.resolve("keys.yaml");
    Ran ran = Ran.of("rotate", "due", "--policy", file.toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo("keyrota: " + file + " has errors: keyrota policy lint " + file + "\n");
  }

  private Ran linted(String target, String more) throws Exception {
    Path file = folder.resolve("keys.yaml");
    Files.writeString(
        file,
        "version: 1\npolicies:\n  - name: a\n    match: {name: \"app-*\"}\n    every: 90d\n"
            + "    targets:\n      "
            + target
            + "\n"
            + more);
    Ran ran = Ran.of("policy", "lint", file.toString());
    assertThat(ran.exit()).isEqualTo(ran.out().contains("error:") ? 5 : 0);
    return ran;
  }
}
