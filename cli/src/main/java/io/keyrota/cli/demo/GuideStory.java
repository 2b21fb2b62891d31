package io.keyrota.cli.demo;

import io.keyrota.cli.DataDir;
import io.keyrota.cli.ProfileFiles;
import io.keyrota.cli.SigningCredentials;
import io.keyrota.rotator.Standing;
import io.keyrota.rules.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;

/**
 * "Safely Rotating an Application's IAM Access Key", the guide's worked example, carried out by the
 * rotator against a real server, and a look at what a thief of the old key can still do.
 */
public final class GuideStory {
  private static final String USER = "MyAppUser";

  /** AWS's documented policy for users that manage their own access keys. */
  private static final String OWN_KEYS =
      """
      {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*AccessKey*",
       "Resource":"arn:aws:iam::*:user/${aws:username}"}}\
      """;

  private final Path data;
  private final Path application;
  private final Narrator tell;
  private final StoryRotator rotator;
  private boolean asPlanned = true;

  /**
   * Tells a story.
   *
   * @param folder takes the server's data, the application's file and the rotator's journal
   */
  public GuideStory(Path folder, PrintWriter out) {
    this.data = folder.resolve("data");
    this.application = folder.resolve("app");
    this.tell = new Narrator(out);
    this.rotator = new StoryRotator(folder.resolve("rotations"), tell);
  }

  /** Tells it; false when any answer was not what the guide promises. */
  public boolean tell() throws IOException, InterruptedException {
    long began = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(data)) {
      tell.say(server.readyLine());
      DataDir.Endpoint at = server.endpoint();
      AccessKey old;
      try (IamClient iam = root(at)) {
        old = anApplicationWithAKey(iam, at);
        ninetyDays(server, at, old);
        Instant deployed = createAndDeploy(server, iam, at);
        audit(server, iam, old, deployed);
        deactivate(server, at, old);
        comeBack(server, at, old);
      }
      survive(server);
      try (IamClient iam = root(server.endpoint())) {
        deleteAfterADay(server, iam, old);
      }
      trail(server);
    }
    tell.say("");
    tell.say(
        (asPlanned ? "All as the guide says, in " : "NOT as the guide says; took ")
            + Duration.ofNanos(System.nanoTime() - began).toSeconds()
            + " seconds of yours.");
    return asPlanned;
  }

  private static IamClient root(DataDir.Endpoint at) {
    return Clients.iam(at, at.credentials().accessKeyId(), at.credentials().secretAccessKey());
  }

  private AccessKey anApplicationWithAKey(IamClient iam, DataDir.Endpoint at) throws IOException {
    tell.chapter("An application and its access key");
    tell.command("aws iam create-user --user-name " + USER);
    tell.answer(iam.createUser(r -> r.userName(USER)).user().arn());
    tell.command("aws iam put-user-policy --user-name " + USER + " --policy-name RotateOwnKeys …");
    iam.putUserPolicy(r -> r.userName(USER).policyName("RotateOwnKeys").policyDocument(OWN_KEYS));
    tell.answer("it may rotate its own keys, and nothing else");
    tell.command("aws iam create-access-key --user-name " + USER);
    AccessKey key = iam.createAccessKey(r -> r.userName(USER)).accessKey();
    tell.answer(key.accessKeyId() + "  (its secret was shown once, and is sealed at rest)");
    new ProfileFiles(application)
        .write(at, new SigningCredentials(key.accessKeyId(), key.secretAccessKey()));
    expect("the application signs with the key in its file", applicationWorks(at));
    return key;
  }

  private void ninetyDays(ServerProcess server, DataDir.Endpoint at, AccessKey key) {
    tell.chapter("Ninety days later the key is due");
    tell.command("keyrota clock advance 90d");
    tell.answer("it is now " + advance(server, "PT2160H"));
    expect("a key that nobody rotates works for ever: so does a stolen copy", usable(at, key));
  }

  private Instant createAndDeploy(ServerProcess server, IamClient iam, DataDir.Endpoint at)
      throws IOException {
    tell.chapter("Create the new key, update the application: the rotator does it");
    String before = keyInFile();
    Standing standing = rotator.begin(at, USER, application.resolve("credentials"));
    expect("the file holds the new key", !keyInFile().equals(before));
    expect("the application signs with it, and never failed", applicationWorks(at));
    tell.command("aws iam create-access-key --user-name " + USER);
    String third =
        Clients.refusalOf(
            () -> iam.createAccessKey(r -> r.userName(USER)).accessKey().accessKeyId());
    tell.answer(third);
    expect("a third key is refused: two at most", third.startsWith("LimitExceeded"));
    return standing.rotation().marks().deployed().orElseGet(() -> Instant.parse(now(server)));
  }

  private void audit(ServerProcess server, IamClient iam, AccessKey old, Instant deployed)
      throws IOException {
    tell.chapter("Audit the old key's last use");
    tell.command("keyrota clock advance 25h");
    tell.answer("it is now " + advance(server, "PT25H"));
    expect("the application signs with the new key", applicationWorks(server.endpoint()));
    tell.answer("deployed at " + deployed);
    expect(
        "the old key was last used before the deployment",
        !lastUsed(iam, old.accessKeyId()).isAfter(deployed));
    expect("the new key is in use", lastUsed(iam, keyInFile()).isAfter(deployed));
  }

  private Instant lastUsed(IamClient iam, String keyId) {
    tell.command("aws iam get-access-key-last-used --access-key-id " + keyId);
    AccessKeyLastUsed used =
        iam.getAccessKeyLastUsed(r -> r.accessKeyId(keyId)).accessKeyLastUsed();
    tell.answer(used.serviceName() + " " + used.region() + " " + used.lastUsedDate());
    return used.lastUsedDate();
  }

  private void deactivate(ServerProcess server, DataDir.Endpoint at, AccessKey old)
      throws IOException {
    tell.chapter("Deactivate the old key: the thief's copy stops paying now");
    var _ = rotator.resume(server.endpoint());
    String refused =
        Clients.refusalOf(
            () ->
                Clients.sts(at, old.accessKeyId(), old.secretAccessKey())
                    .getCallerIdentity()
                    .arn());
    tell.answer("the old key now gets " + refused);
    expect("the old key is refused", refused.startsWith("InvalidClientTokenId"));
    expect("the application never noticed", applicationWorks(at));
  }

  private void comeBack(ServerProcess server, DataDir.Endpoint at, AccessKey old) {
    tell.chapter("Was that a consumer we forgot? The refused call was seen");
    tell.answer("(for a key in wrong hands, --on-late-use keep leaves it inactive)");
    var _ = rotator.resume(server.endpoint());
    expect("reactivated, the old key signs again", usable(at, old));
    tell.command("keyrota clock advance 25h");
    tell.answer("nobody uses it any more; it is now " + advance(server, "PT25H"));
    var _ = rotator.resume(server.endpoint());
  }

  private void survive(ServerProcess server) throws InterruptedException {
    tell.chapter("The server is killed in the middle");
    tell.command("kill -9 " + server.pid());
    server.killAndRestart();
    tell.answer(server.readyLine());
  }

  private void deleteAfterADay(ServerProcess server, IamClient iam, AccessKey old)
      throws IOException {
    tell.chapter("After a 24-hour buffer, delete");
    tell.command("keyrota clock advance 25h");
    tell.answer("it is now " + advance(server, "PT25H"));
    Standing end = rotator.resume(server.endpoint());
    expect("the rotation is done", end.kind() == Standing.Kind.DONE);
    var left = iam.listAccessKeys(r -> r.userName(USER)).accessKeyMetadata();
    tell.answer("keys left: " + left.stream().map(AccessKeyMetadata::accessKeyId).toList());
    expect(
        "one key is left, it is active, and the application has it",
        left.size() == 1
            && left.getFirst().status() == StatusType.ACTIVE
            && left.getFirst().accessKeyId().equals(keyInFile()));
    expect("the application works", applicationWorks(server.endpoint()));
    expect("the old key is gone", !usable(server.endpoint(), old));
  }

  private void trail(ServerProcess server) {
    tell.chapter("Everything is in the audit trail");
    tell.command("keyrota audit verify");
    Json.Obj verified = server.client().call("VerifyTrail", Map.of());
    boolean intact = verified.members().get("Intact") instanceof Json.Bool b && b.value();
    tell.answer(
        verified.number("Entries").orElse("0")
            + " entries, head "
            + verified.text("HeadHash").orElse("-"));
    expect("the hash chain is intact", intact);
  }

  private static String advance(ServerProcess server, String duration) {
    var _ = server.client().call("AdvanceClock", Map.of("Duration", new Json.Str(duration)));
    return now(server);
  }

  private static String now(ServerProcess server) {
    return server.client().now();
  }

  private static boolean usable(DataDir.Endpoint at, AccessKey key) {
    return Clients.refusalOf(
            () ->
                Clients.sts(at, key.accessKeyId(), key.secretAccessKey()).getCallerIdentity().arn())
        .endsWith(":user/" + USER);
  }

  /** The application reads its file, as the AWS command line does at every call. */
  private boolean applicationWorks(DataDir.Endpoint at) throws IOException {
    Map<String, String> held = inFile();
    return Clients.refusalOf(
            () ->
                Clients.sts(
                        at,
                        held.getOrDefault("aws_access_key_id", ""),
                        held.getOrDefault("aws_secret_access_key", ""))
                    .getCallerIdentity()
                    .arn())
        .endsWith(":user/" + USER);
  }

  private String keyInFile() throws IOException {
    return inFile().getOrDefault("aws_access_key_id", "");
  }

  private Map<String, String> inFile() throws IOException {
    return DataDir.defaultProfile(Files.readString(application.resolve("credentials")));
  }

  private void expect(String what, boolean so) {
    tell.answer((so ? "ok: " : "NOT SO: ") + what);
    asPlanned &= so;
  }
}
