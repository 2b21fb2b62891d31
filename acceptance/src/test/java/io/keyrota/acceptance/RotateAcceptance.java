package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.cli.KeyrotaClient;
import io.keyrota.rules.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.sts.model.StsException;

/** {@code keyrota rotate} on a real server whose clock is advanced meanwhile. */
@Order(1) // takes long, so it begins first
class RotateAcceptance {
  @TempDir static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server =
        RunningServer.start(folder.resolve("data"), "--clock", "rehearsal@2026-01-01T00:00:00Z");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** An application with a key in a profile, and a journal of its own. */
  private record App(String user, AccessKey old, Path file, byte[] before, RotatorCli keyrota) {

    static App of(String user) throws IOException {
      var iam = Clients.root(server).iam();
      iam.createUser(r -> r.userName(user));
      Clients.selfService(iam, user);
      AccessKey key = iam.createAccessKey(r -> r.userName(user)).accessKey();
      Path home = Files.createDirectory(folder.resolve(user));
      Path file = home.resolve("credentials");
      String text =
          "# do not edit\n[other]\naws_access_key_id=AKIAOTHER\naws_secret_access_key=x\n\n"
              + "[app]\naws_access_key_id = "
              + key.accessKeyId()
              + "\naws_secret_access_key = "
              + key.secretAccessKey()
              + "\n";
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
      return new App(
          user,
          key,
          file,
          Files.readAllBytes(file),
          new RotatorCli(server, home.resolve("journal")));
    }

    RotatorCli.Ran rotate(String... more) {
      List<String> words =
          new ArrayList<>(List.of("rotate", "user", user, "--to-profile", file + ":app", "--yes"));
      words.addAll(List.of(more));
      return keyrota.run(words.toArray(String[]::new));
    }

    List<AccessKeyMetadata> keys() {
      return Clients.root(server).iam().listAccessKeys(r -> r.userName(user)).accessKeyMetadata();
    }

    String id() {
      String status = keyrota.run("rotate", "status", "--all", "-o", "json").out();
      Json.Arr all = (Json.Arr) Texts.json(status);
      return ((Json.Obj) all.items().getFirst()).text("id").orElseThrow();
    }

    String keyInFile() throws IOException {
      List<String> lines = Files.readAllLines(file);
      String line = lines.get(lines.indexOf("[app]") + 1);
      return line.substring(line.indexOf('=') + 1).strip();
    }

    void assertReplaced() throws IOException {
      assertThat(keys()).hasSize(1);
      assertThat(keys().getFirst().status()).isEqualTo(StatusType.ACTIVE);
      assertThat(keys().getFirst().accessKeyId())
          .isEqualTo(keyInFile())
          .isNotEqualTo(old.accessKeyId());
      assertThat(Files.readString(file)).startsWith("# do not edit\n[other]\n");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r-----");
    }
  }

  private static void advance(String duration) {
    var _ =
        new KeyrotaClient(server.endpoint())
            .call("AdvanceClock", Map.of("Duration", new Json.Str(duration)));
  }

  @Test
  void consumersNeverSeeAFailedCallThroughAWholeRotation() throws Exception {
    assumeTrue(Aws.installed(), "no aws command line here");
    App app = App.of("Consumed");
    Path end = app.file().resolveSibling("end");
    Path calls = app.file().resolveSibling("calls");
    Process java =
        consumer(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Jvm.classPath(),
                ReloadingConsumer.class.getName(),
                server.endpoint().uri().toString(),
                app.file().toString(),
                end.toString(),
                calls + ".java"),
            app);
    Process aws =
        consumer(
            List.of(
                "bash",
                "-c",
                "while [ ! -e '"
                    + end
                    + "' ]; do if aws --profile app --region eu-central-1 --endpoint-url "
                    + server.endpoint().uri()
                    + " sts get-caller-identity >/dev/null; then echo well; else echo failed; fi"
                    + " >>'"
                    + calls
                    + ".aws'; done"),
            app);
    awaitCalls(calls, 2);
    StringWriter told = new StringWriter();
    CompletableFuture<RotatorCli.Ran> rotation =
        CompletableFuture.supplyAsync(
            () ->
                app.keyrota()
                    .run(
                        told,
                        "rotate",
                        "user",
                        "Consumed",
                        "--to-profile",
                        app.file() + ":app",
                        "--yes",
                        "--wait"));
    awaitText(told, "EVIDENCE", rotation);
    awaitCalls(calls, 2);
    advance("25h");
    awaitText(told, "HOLD,", rotation);
    awaitCalls(calls, 2);
    advance("25h");
    RotatorCli.Ran ran = rotation.get(300, TimeUnit.SECONDS);
    awaitCalls(calls, 2);
    Files.createFile(end);
    assertThat(java.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(aws.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    app.assertReplaced();
    assertThat(Files.readAllLines(Path.of(calls + ".java"))).containsOnly("well");
    assertThat(Files.readAllLines(Path.of(calls + ".aws"))).containsOnly("well");
    assertThat(ran.out())
        .contains("was replaced by")
        .doesNotContain(app.old().secretAccessKey(), app.old().accessKeyId())
        .doesNotContain(secretIn(app.file()), app.keyInFile());
  }

  /** Returns when each consumer has made so many more calls than it had. */
  private static void awaitCalls(Path calls, int more) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
    for (String kind : List.of(".java", ".aws")) {
      Path file = Path.of(calls + kind);
      int before = Files.exists(file) ? Files.readAllLines(file).size() : 0;
      while (!Files.exists(file) || Files.readAllLines(file).size() < before + more) {
        assertThat(System.nanoTime()).as(kind + " makes no calls").isLessThan(deadline);
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private static Process consumer(List<String> command, App app) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", app.file().toString());
    builder.environment().put("AWS_CONFIG_FILE", "/nonexistent");
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().put("AWS_MAX_ATTEMPTS", "1");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return builder.start();
  }

  private static String secretIn(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String line = lines.get(lines.indexOf("[app]") + 2);
    return line.substring(line.indexOf('=') + 1).strip();
  }

  private static void awaitText(
      StringWriter told, String text, CompletableFuture<RotatorCli.Ran> running)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
    while (!told.toString().contains(text)) {
      assertThat(running.isDone()).as(told.toString()).isFalse();
      assertThat(System.nanoTime()).as(told.toString()).isLessThan(deadline);
      Thread.onSpinWait();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void killedWithSigkillInTheMiddleItEndsInTheSameState() throws Exception {
    App app = App.of("Killed");
    String[] begin = {
      "rotate", "user", "Killed", "--to-profile", app.file() + ":app", "--yes", "--wait"
    };
    killWhenItSays(app.keyrota().process(begin), "create");
    String[] resume = {"rotate", "resume", "--wait"};
    killWhenItSays(app.keyrota().process(resume), "deliver");
    killWhenItSays(app.keyrota().process(resume), "waits until");
    advance("25h");
    killWhenItSays(app.keyrota().process(resume), "deactivate");
    assertThat(app.keyrota().run("rotate", "resume").exit()).isEqualTo(4);
    advance("25h");
    RotatorCli.Ran end = app.keyrota().run("rotate", "resume");
    assertThat(end.exit()).as(end.out() + end.err()).isZero();
    app.assertReplaced();
  }

  private static void killWhenItSays(ProcessBuilder rotator, String word) throws Exception {
    Process process = rotator.start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder told = new StringBuilder();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        told.append(line).append('\n');
        if (line.startsWith("r-") && line.contains(word)) {
          process.destroyForcibly().waitFor();
          return;
        }
      }
      throw new AssertionError("it never said " + word + ":\n" + told);
    }
  }

  @Test
  void rolledBackTheFileIsAsItWasByteForByte() throws Exception {
    App app = App.of("Back");
    assertThat(app.rotate("--dry-run").exit()).isZero();
    assertThat(app.rotate("--dry-run", "--detailed-exitcode").exit()).isEqualTo(2);
    assertThat(app.keys()).hasSize(1);
    assertThat(app.rotate().exit()).isEqualTo(4);
    assertThat(app.keyInFile()).isNotEqualTo(app.old().accessKeyId());
    advance("25h");
    assertThat(app.keyrota().run("rotate", "resume").exit()).isEqualTo(4);
    assertThat(app.keys())
        .anyMatch(
            k ->
                k.accessKeyId().equals(app.old().accessKeyId())
                    && k.status() == StatusType.INACTIVE);
    assertThat(app.keyrota().run("rotate", "rollback", app.id()).exit()).isEqualTo(4);
    assertThat(Files.readAllBytes(app.file())).isEqualTo(app.before());
    assertThat(app.keys()).allMatch(k -> k.status() == StatusType.ACTIVE);
    advance("25h");
    assertThat(app.keyrota().run("rotate", "resume").exit()).isEqualTo(4);
    advance("25h");
    assertThat(app.keyrota().run("rotate", "resume").exit()).isEqualTo(6);
    assertThat(app.keys())
        .extracting(AccessKeyMetadata::accessKeyId)
        .containsExactly(app.old().accessKeyId());
  }

  @Test
  void aLateUseDuringTheHoldBringsTheOldKeyBack() throws Exception {
    App app = App.of("Late");
    assertThat(app.rotate().exit()).isEqualTo(4);
    advance("25h");
    assertThat(app.keyrota().run("rotate", "resume").exit()).isEqualTo(4);
    advance("2h");
    assertThat(refusal(app.old())).contains("security token included in the request is invalid");
    RotatorCli.Ran resumed = app.keyrota().run("rotate", "resume");
    assertThat(resumed.exit()).as(resumed.out()).isEqualTo(3);
    assertThat(resumed.out()).contains("IN_USE", "sts eu-central-1", "127.0.0.1");
    assertThat(Clients.root(server).as(app.old()).sts().getCallerIdentity().arn())
        .endsWith("user/Late");
    assertThat(app.keyrota().run("rotate", "explain", app.id()).out())
        .contains("reactivate", "SOAKING");
  }

  private static String refusal(AccessKey key) {
    try {
      return Clients.root(server).as(key).sts().getCallerIdentity().arn();
    } catch (StsException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void theCommandsThatArePrintedRunAsTheyStand() throws Exception {
    App app = App.of("Printed");
    RotatorCli.Ran begun = app.rotate();
    RotatorCli.Ran resumed = app.keyrota().verbatim(printed(begun, "keyrota rotate resume"));
    assertThat(resumed.exit()).as(resumed.err()).isEqualTo(4);
    RotatorCli.Ran second = app.rotate();
    assertThat(second.exit()).isEqualTo(1);
    RotatorCli.Ran explained =
        app.keyrota()
            .verbatim(
                second.err().substring(second.err().indexOf("keyrota rotate explain")).strip());
    assertThat(explained.exit()).as(explained.err()).isZero();
    assertThat(app.keyrota().verbatim(printed(explained, "keyrota rotate resume")).exit())
        .isEqualTo(4);
    assertThat(app.keyrota().verbatim(printed(explained, "keyrota rotate rollback")).exit())
        .isEqualTo(4);
    assertThat(Files.readAllBytes(app.file())).isEqualTo(app.before());
  }

  private static String printed(RotatorCli.Ran ran, String command) {
    int at = ran.out().indexOf(command);
    assertThat(at).as(ran.out() + ran.err()).isNotNegative();
    return ran.out().substring(at).lines().findFirst().orElseThrow();
  }

  @Test
  void aKeyrotaThatListensElsewhereIsTheSame() throws Exception {
    App app = App.of("Elsewhere");
    assertThat(app.rotate().exit()).isEqualTo(4);
    String before = server.endpoint().uri().toString();
    server.restart();
    String now = server.endpoint().uri().toString();
    assertThat(now).isNotEqualTo(before);
    RotatorCli.Ran resumed = app.keyrota().run("rotate", "resume", app.id());
    assertThat(resumed.exit()).as(resumed.err()).isEqualTo(4);
    assertThat(app.keyrota().run("rotate", "explain", app.id()).out())
        .contains("service   " + now, "its service is at " + now + " now");
  }

  @Test
  void aRotationThatLeadsNowhereIsLetBe() throws Exception {
    App app = App.of("Nowhere");
    assertThat(app.rotate().exit()).isEqualTo(4);
    byte[] delivered = Files.readAllBytes(app.file());
    String fresh = app.keyInFile();
    var iam = Clients.root(server).iam();
    iam.deleteAccessKey(r -> r.userName("Nowhere").accessKeyId(fresh));
    assertThat(app.keyrota().run("rotate", "resume").exit()).isEqualTo(3);
    String[] abandon = {"rotate", "abandon", app.id(), "--reason", "it's gone", "--yes"};
    RotatorCli.Ran refused = app.keyrota().run(abandon);
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.out())
        .contains("  BLOCKED: profile:" + app.file() + ":app holds the new key AKIA…")
        .doesNotContain(fresh, app.old().accessKeyId());
    assertThat(app.keyrota().run("rotate", "status").out()).contains("PAUSED");
    String forced = printed(refused, "keyrota rotate abandon") + " --yes";
    assertThat(app.keyrota().verbatim(forced).exit()).isZero();
    assertThat(app.keyrota().run("rotate", "resume").exit()).isZero();
    assertThat(app.keyrota().run("rotate", "explain", app.id()).out())
        .contains("ABANDONED: it's gone", "the new key " + fresh + " is gone", "forced although");
    assertThat(Files.readAllBytes(app.file())).isEqualTo(delivered);
    assertThat(app.keys()).hasSize(1);
  }

  @Test
  void aProgramGetsTheRotatorsCredentialsOnlyWhereThatIsAsked() throws Exception {
    App app = App.of("Hooked");
    Path told = app.file().resolveSibling("environment");
    String hook = "sh -c 'env >" + told + "'";
    String[] begin = {
      "rotate", "user", "Hooked", "--to-profile", app.file() + ":app", "--then", hook, "--yes"
    };
    assertThat(app.keyrota().process(begin).start().waitFor()).isEqualTo(4);
    assertThat(Files.readString(told))
        .contains("KEYROTA_STEP=deliver", "AWS_EC2_METADATA_DISABLED=")
        .doesNotContain("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    assertThat(app.keyrota().run("rotate", "rollback", app.id()).exit()).isEqualTo(4);
    App other = App.of("Asked");
    String[] asked = begin.clone();
    asked[2] = "Asked";
    asked[4] = other.file() + ":app";
    asked[7] = "--pass-credentials";
    List<String> all = new ArrayList<>(List.of(asked));
    all.add("--yes");
    assertThat(other.keyrota().process(all.toArray(String[]::new)).start().waitFor()).isEqualTo(4);
    assertThat(Files.readString(told)).contains("AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=");
  }

  @Test
  void aPlanTellsWhichEvidenceIsRefused() throws Exception {
    App app = App.of("Judged");
    var iam = Clients.root(server).iam();
    iam.createUser(r -> r.userName("judge"));
    AccessKey judge = iam.createAccessKey(r -> r.userName("judge")).accessKey();
    String lesser = planned(app, judge, "iam:GetUser", "iam:List*", "iam:GetAccessKeyLastUsed");
    assertThat(lesser)
        .contains("(iam-last-used answers, horizon 4h 15m + quiet 1d)")
        .contains("  ! audit       keyrota-trail refuses to answer, AccessDenied")
        .doesNotContain("does not answer now");
    String none = planned(app, judge, "iam:GetUser", "iam:List*");
    assertThat(none)
        .contains("(iam-last-used, horizon 4h 15m + quiet 1d)")
        .contains("  ! audit       iam-last-used does not answer now: AccessDenied")
        .contains("stays active")
        .doesNotContain(app.old().accessKeyId());
    assertThat(app.keys()).hasSize(1);
  }

  /** The plan that somebody gets who may do so much. */
  private static String planned(App app, AccessKey as, String... actions) throws Exception {
    Clients.root(server)
        .iam()
        .putUserPolicy(
            r ->
                r.userName("judge")
                    .policyName("may")
                    .policyDocument(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                            + "\"Resource\":\"*\",\"Action\":[\""
                            + String.join("\",\"", actions)
                            + "\"]}]}"));
    ProcessBuilder plan =
        app.keyrota()
            .process(
                "rotate", "user", app.user(), "--to-profile", app.file() + ":app", "--dry-run");
    plan.environment().put("AWS_ACCESS_KEY_ID", as.accessKeyId());
    plan.environment().put("AWS_SECRET_ACCESS_KEY", as.secretAccessKey());
    Process process = plan.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void theKeyIsNeverDeliveredByItself() throws Exception {
    App app = App.of("Own");
    ProcessBuilder itself =
        app.keyrota()
            .process("rotate", "user", "Own", "--to-profile", app.file() + ":app", "--yes");
    Clients.root(server)
        .iam()
        .attachUserPolicy(
            r -> r.userName("Own").policyArn("arn:aws:iam::aws:policy/AdministratorAccess"));
    itself.environment().put("AWS_ACCESS_KEY_ID", app.old().accessKeyId());
    itself.environment().put("AWS_SECRET_ACCESS_KEY", app.old().secretAccessKey());
    itself.redirectErrorStream(true);
    Process process = itself.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(1);
    assertThat(said).contains("never delivered with the credential that it replaces");
    assertThat(app.keys()).hasSize(1);
  }

  @Test
  void aLeaversKeysGoAtOnceAndAreDeletedWhenNothingMissesThem() throws Exception {
    App app = App.of("Leaver");
    assertThat(app.keyrota().run("keys", "disable-user", "Leaver").exit()).isEqualTo(64);
    RotatorCli.Ran gone = app.keyrota().run("keys", "disable-user", "Leaver", "--yes");
    assertThat(gone.exit()).isEqualTo(4);
    assertThat(gone.out()).contains("deactivate").doesNotContain(app.old().accessKeyId());
    assertThat(app.keys()).allMatch(k -> k.status() == StatusType.INACTIVE);
    advance("25h");
    assertThat(app.keyrota().run("rotate", "resume").exit()).isZero();
    assertThat(app.keys()).isEmpty();
  }

  @Test
  void aProgramGetsAPlanAsOneObjectAlsoWhenItIsBlocked() throws Exception {
    App app = App.of("Planned");
    RotatorCli.Ran free = app.rotate("--dry-run", "-o", "json");
    assertThat(free.exit()).as(free.err()).isZero();
    Json.Obj plan = (Json.Obj) Texts.json(free.out());
    assertThat(plan.text("oldKeyId")).contains(app.old().accessKeyId());
    assertThat(plan.text("state")).contains("PLANNED");
    assertThat(plan.member("plan"))
        .get(InstanceOfAssertFactories.type(Json.Arr.class))
        .satisfies(lines -> assertThat(lines.items()).hasSizeGreaterThan(4));
    assertThat(plan.member("blocked")).isEmpty();

    AccessKey second =
        Clients.root(server).iam().createAccessKey(r -> r.userName("Planned")).accessKey();
    assertThat(app.rotate().out())
        .contains("  BLOCKED: slot full: the user also has AKIA…")
        .doesNotContain(second.accessKeyId(), app.old().accessKeyId());
    RotatorCli.Ran full = app.rotate("-o", "json");
    assertThat(full.exit()).as(full.err()).isEqualTo(3);
    Json.Obj blocked = (Json.Obj) Texts.json(full.out());
    assertThat(blocked.text("blocked").orElseThrow())
        .startsWith("slot full: the user also has " + second.accessKeyId());
    assertThat(blocked.member("exitCode")).contains(new Json.Num("3"));
    assertThat(blocked.member("id")).isEmpty();
    assertThat(app.keyrota().run("rotate", "status", "--all", "-o", "json").out().strip())
        .isEqualTo("[]");

    RotatorCli.Ran gone =
        app.keyrota().run("keys", "disable-user", "Planned", "-o", "json", "--yes");
    assertThat(gone.out().lines()).hasSize(2).allSatisfy(line -> Texts.json(line));
    RotatorCli.Ran again =
        app.keyrota().run("keys", "disable-user", "Planned", "-o", "json", "--yes");
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("no key that is not on its way out");
  }

  @Test
  void dueKeysTurnOverByAPolicyFile() throws Exception {
    App app = App.of("Policied");
    advance("90d");
    Path policy = app.file().resolveSibling("keys.yaml");
    Files.writeString(
        policy,
        """
        version: 1
        policies:
          - name: apps
            match: { name: Policied }
            every: 90d
            targets:
              - profile: %s/{user}/credentials:app
        """
            .formatted(folder));
    assertThat(app.keyrota().run("keys", "--max-age", "89d").exit()).isEqualTo(5);
    RotatorCli cli = app.keyrota();
    assertThat(cli.run("rotate", "due", "--policy", policy.toString()).exit()).isEqualTo(4);
    advance("25h");
    assertThat(cli.run("rotate", "due", "--policy", policy.toString()).exit()).isEqualTo(4);
    advance("25h");
    assertThat(cli.run("rotate", "due", "--policy", policy.toString()).exit()).isZero();
    RotatorCli.Ran nothing = cli.run("rotate", "due", "--policy", policy.toString());
    assertThat(nothing.exit()).isZero();
    assertThat(nothing.out()).contains("nothing is due");
    app.assertReplaced();
  }
}
