package io.keyrota.rotator.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
  private static final String OLD = "AKIAOLD";
  private static final String SECRET = "new/secret+with=signs";

  @TempDir Path folder;

  private static Target.Order order() {
    return new Target.Order("r-1", "App", OLD, "AKIANEW", Secret.ofText(SECRET), false);
  }

  private static Optional<Secret> kept(Optional<Secret> backup) {
    return backup.map(Secret::copy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[app]\naws_access_key_id=AKIAOLD\naws_secret_access_key=old\n",
        "# c\r\n[default]\r\naws_access_key_id = AKIAX\r\naws_secret_access_key = x\r\n\r\n"
            + "  [ app ]\r\nregion = eu\r\n\taws_secret_access_key =old\r\naws_access_key_id= AKIAOLD",
        "[profile app]\naws_access_key_id = AKIAOLD   ; mine\naws_secret_access_key = old\n[zzz]\nx=1",
        "\u00e4 no text \u0001\n[app]\naws_secret_access_key = old\n\n\naws_access_key_id = AKIAOLD\n[app2]",
      })
  void aProfileKeepsEveryOtherByte(String before) {
    AwsProfile profile = new AwsProfile("app");
    assertThat(profile.held(before)).contains(new KeyText.Held(OLD, "old"));
    String after = profile.with(before, new KeyText.Held("AKIANEW", SECRET));
    int there = before.indexOf("app") + 1;
    assertThat(after)
        .isEqualTo(
            before.substring(0, there)
                + before
                    .substring(there)
                    .replaceFirst("AKIAOLD", "AKIANEW")
                    .replaceFirst("(aws_secret_access_key ?= ?)old", "$1" + SECRET));
    assertThat(profile.with(after, new KeyText.Held(OLD, "old"))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[app]\nAWS_ACCESS_KEY_ID = AKIAOLD\nAWS_SECRET_ACCESS_KEY = old\n",
        "[app]\nAws_Access_Key_Id:AKIAOLD\naws_secret_access_key : old\nregion: eu\n",
      })
  void aProfilesNamesAndSeparatorsStayAsTheyAreWritten(String before) {
    AwsProfile profile = new AwsProfile("app");
    assertThat(profile.held(before)).contains(new KeyText.Held(OLD, "old"));
    String after = profile.with(before, new KeyText.Held("AKIANEW", SECRET));
    assertThat(after).isEqualTo(before.replace("AKIAOLD", "AKIANEW").replace("old", SECRET));
    assertThat(profile.with(after, new KeyText.Held(OLD, "old"))).isEqualTo(before);
  }

  @Test
  void aProfileThatIsNotThereIsAddedAtTheEnd() {
    String after = new AwsProfile("app").with("[a]\nx=1", new KeyText.Held("AKIANEW", "s"));
    assertThat(after)
        .isEqualTo("[a]\nx=1\n\n[app]\naws_access_key_id = AKIANEW\naws_secret_access_key = s\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[app]\naws_access_key_id=A\n",
        "[app]\naws_access_key_id=A\naws_access_key_id=B\naws_secret_access_key=s\n",
        "[app]\naws_access_key_id=A\naws_secret_access_key=s\naws_session_token=t\n",
        "[app]\naws_access_key_id=A\naws_secret_access_key=s\nAWS_Session_Token: t\n",
        "[app]\naws_access_key_id=A\nAWS_ACCESS_KEY_ID=B\naws_secret_access_key=s\n",
        "[app]\nx=1\n[app]\naws_access_key_id=A\naws_secret_access_key=s\n",
      })
  void anAmbiguousProfileIsRefused(String text) {
    assertThatThrownBy(() -> new AwsProfile("app").held(text)).isInstanceOf(TargetFailed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role_arn = arn:aws:iam::1:role/R",
        "ROLE_ARN: x",
        "sso_session = s",
        "sso_start_url=https://x"
      })
  void aProfileOfARoleOrOfASignOnIsRefusedWithOrWithoutAKey(String member) {
    for (String key : List.of("", "aws_access_key_id=A\naws_secret_access_key=s\n")) {
      String text = "[other]\nx=1\n[app]\n" + key + member + "\n";
      assertThatThrownBy(() -> new AwsProfile("app").held(text))
          .isInstanceOf(TargetFailed.class)
          .hasMessageContaining(
              "[app] has " + member.split("[ :=]", -1)[0].toLowerCase(Locale.ROOT))
          .hasMessageContaining("not with an access key");
      assertThat(new AwsProfile("other").held(text)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=1\nAWS_ACCESS_KEY_ID=AKIAOLD\nAWS_SECRET_ACCESS_KEY=old\nB=$A # x\n",
        "export AWS_SECRET_ACCESS_KEY='old'\nexport AWS_ACCESS_KEY_ID=\"AKIAOLD\" # mine\r\n",
        "#AWS_ACCESS_KEY_ID=AKIAOTHER\nAWS_ACCESS_KEY_ID=AKIAOLD\nAWS_SECRET_ACCESS_KEY=old",
      })
  void anEnvironmentFileKeepsEveryOtherByte(String before) {
    EnvironmentFile kind = new EnvironmentFile();
    String after = kind.with(before, new KeyText.Held("AKIANEW", SECRET));
    assertThat(after).isEqualTo(before.replace("AKIAOLD", "AKIANEW").replaceFirst("old", SECRET));
    assertThat(kind.with(after, new KeyText.Held(OLD, "old"))).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "[app]|aws_access_key_id =|aws_secret_access_key =|x=1,"
            + " [app]|aws_access_key_id =AKIANEW|aws_secret_access_key =s|x=1",
        "[app]|x=1|aws_access_key_id: ,"
            + " [app]|aws_secret_access_key = s|x=1|aws_access_key_id:AKIANEW",
        "[app]|aws_session_token=|AWS_SECRET_ACCESS_KEY=,"
            + " [app]|aws_access_key_id = AKIANEW|aws_session_token=|AWS_SECRET_ACCESS_KEY=s",
      })
  void anEmptyMemberOfAProfileHoldsNothingAndIsFilled(String before, String after) {
    filled(new AwsProfile("app"), before, after);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "AWS_ACCESS_KEY_ID=|AWS_SECRET_ACCESS_KEY=|B=1,"
            + " AWS_ACCESS_KEY_ID=AKIANEW|AWS_SECRET_ACCESS_KEY=s|B=1",
        "export AWS_ACCESS_KEY_ID='' # mine|B=1,"
            + " export AWS_ACCESS_KEY_ID='AKIANEW' # mine|B=1|AWS_SECRET_ACCESS_KEY=s",
      })
  void anEmptyVariableHoldsNothingAndIsFilled(String before, String after) {
    filled(new EnvironmentFile(), before, after);
  }

  private static void filled(KeyText kind, String before, String after) {
    String text = before.replace('|', '\n') + "\n";
    assertThat(kind.held(text)).isEmpty();
    String with = kind.with(text, new KeyText.Held("AKIANEW", "s"));
    assertThat(with).isEqualTo(after.replace('|', '\n') + "\n");
    assertThat(kind.held(with)).contains(new KeyText.Held("AKIANEW", "s"));
  }

  @Test
  void halfOfAKeyIsNoEmptyOne() {
    String half = "AWS_ACCESS_KEY_ID=\nAWS_SECRET_ACCESS_KEY=s\n";
    assertThatThrownBy(() -> new EnvironmentFile().held(half)).hasMessageContaining("half a key");
    assertThatThrownBy(() -> new AwsProfile("app").held("[app]\n" + half))
        .hasMessageContaining("half a key");
  }

  @Test
  void aFileIsReplacedAsAWholeKeepsItsModeAndGoesBackByteForByte() throws Exception {
    Path file = folder.resolve("app.env");
    byte[] before =
        "AWS_ACCESS_KEY_ID=AKIAOLD\nAWS_SECRET_ACCESS_KEY=old\n\u00ff"
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, before);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, file);
    Target target = Targets.parse("env:" + link);
    Optional<Secret> backup = target.backup();
    Object inode = Files.getAttribute(file, "unix:ino");
    target.deliver(order());
    target.confirm(order());
    target.deliver(order());
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.getAttribute(file, "unix:ino")).isNotEqualTo(inode);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains(SECRET);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    target.restore(order(), kept(backup));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    target.restore(order(), kept(backup));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  void aFileThatWasNotThereIsMadeForItsOwnerAloneAndGoesAgain() throws Exception {
    Path file = folder.resolve("credentials");
    Target target = Targets.profile(file + ":app");
    Optional<Secret> backup = target.backup();
    target.deliver(order());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    target.restore(order(), kept(backup));
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileWithAnotherKeyIsNotTouched() throws Exception {
    Path file = folder.resolve("credentials");
    Files.writeString(file, "[app]\naws_access_key_id=AKIAELSE\naws_secret_access_key=s\n");
    Target target = Targets.profile(file + ":app");
    assertThatThrownBy(() -> target.check(OLD)).hasMessageContaining("not the key to replace");
    assertThatThrownBy(() -> target.deliver(order())).isInstanceOf(TargetFailed.class);
    assertThat(Files.readString(file)).contains("AKIAELSE");
  }

  @Test
  void commandsAreSplitAsAShellDoesAndNothingMore() {
    assertThat(CommandWords.of("a  'b c' \"d \\\" e\" f\\ g $HOME *.txt ''"))
        .containsExactly("a", "b c", "d \" e", "f g", "$HOME", "*.txt", "");
    assertThatThrownBy(() -> CommandWords.of("a 'b")).hasMessageContaining("quote");
    assertThatThrownBy(() -> CommandWords.of("  ")).hasMessageContaining("no words");
  }

  @Test
  void wordsMakeALineThatHasThemAgain() {
    List<String> words = List.of("a", "b c", "d'e", "", "$HOME", "/x/{user}.env", "é");
    assertThat(CommandWords.of(CommandWords.line(words))).isEqualTo(words);
    assertThat(CommandWords.line(List.of("push", "--to", "/a/b:c", "x y")))
        .isEqualTo("push --to /a/b:c 'x y'");
  }

  @Test
  void aProgramThatFailsShowsItsLastWordsWithoutTheSecret() {
    Target target =
        Targets.exec("sh -c 'read line; echo first >&2; echo \"got $line\" >&2; exit 7'");
    assertThatThrownBy(() -> target.deliver(order()))
        .hasMessageContaining("exit code 7")
        .hasMessageContaining("got {")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void aProgramIsLookedUpAsItWillBe() throws Exception {
    Path program = Files.createFile(folder.resolve("push"));
    String path = folder.resolve("nowhere") + ":" + folder;
    assertThatThrownBy(() -> Programs.find(program.toString(), path))
        .isInstanceOf(TargetFailed.class)
        .hasMessage(program + " is no program that can be run");
    assertThatThrownBy(() -> Programs.find("push", path)).hasMessage("there is no program push");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    assertThat(Programs.find(program.toString(), path)).isEqualTo(program.toString());
    assertThat(Programs.find("push", path)).isEqualTo(program.toString());
    assertThat(Programs.find(folder + "/./push", path)).isEqualTo(program.toString());
    assertThatThrownBy(() -> Programs.find("push", "/nowhere")).hasMessageContaining("push");
    assertThatThrownBy(() -> Programs.find("./push-it", path)).hasMessageContaining("push-it");
    assertThatThrownBy(() -> Programs.find(folder.toString(), path))
        .hasMessageContaining("no program");
    assertThatThrownBy(() -> Programs.find("", path)).hasMessageContaining("no program");
  }

  @Test
  void aProgramIsGivenNoCredentialsOfTheRotator() {
    Map<String, String> environment = new HashMap<>();
    List<String> kept =
        List.of("PATH", "HOME", "AWS_REGION", "AWS_ENDPOINT_URL", "AWS_CA_BUNDLE", "KEYROTA_STEP");
    kept.forEach(name -> environment.put(name, "x"));
    for (String name :
        List.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_PROFILE",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
      environment.put(name, "x");
    }
    Command.strip(environment);
    assertThat(environment).containsOnlyKeys(kept);
  }

  @Test
  void aProgramThatHangsIsKilled() {
    Command command = new Command(List.of("sleep", "60"), Duration.ofMillis(200), false);
    assertThatThrownBy(() -> command.run(Map.of(), Optional.empty()))
        .hasMessageContaining("did not end");
  }
}
