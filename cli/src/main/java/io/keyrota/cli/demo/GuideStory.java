package io.keyrota.cli.demo;

import io.keyrota.cli.DataDir;
import io.keyrota.rules.json.Json;
import java.io.PrintWriter;
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
 * "Safely Rotating an Application's IAM Access Key", the guide's worked example, step by step with
 * the AWS SDK against a real server, and a look at what a thief of the old key can still do.
 */
public final class GuideStory {
  private static final String USER = "MyAppUser";

  private final Path data;
  private final Narrator tell;
  private boolean asPlanned = true;

  public GuideStory(Path data, PrintWriter out) {
    this.data = data;
    this.tell = new Narrator(out);
  }

  /** Tells it; false when any answer was not what the guide promises. */
  public boolean tell() throws InterruptedException {
    long began = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(data)) {
      tell.say(server.readyLine());
      DataDir.Endpoint at = server.endpoint();
      try (IamClient iam =
          Clients.iam(at, at.credentials().accessKeyId(), at.credentials().secretAccessKey())) {
        AccessKey old = anApplicationWithAKey(iam, at);
        ninetyDays(server, at, old);
        AccessKey fresh = create(iam, at);
        Instant deployed = deploy(server, at, fresh);
        audit(server, iam, old, fresh, deployed);
        deactivate(iam, at, old, fresh);
      }
      survive(server);
      at = server.endpoint();
      try (IamClient iam =
          Clients.iam(at, at.credentials().accessKeyId(), at.credentials().secretAccessKey())) {
        deleteAfterADay(server, iam);
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

  private AccessKey anApplicationWithAKey(IamClient iam, DataDir.Endpoint at) {
    tell.chapter("An application and its access key");
    tell.command("aws iam create-user --user-name " + USER);
    tell.answer(iam.createUser(r -> r.userName(USER)).user().arn());
    tell.command("aws iam create-access-key --user-name " + USER);
    AccessKey key = iam.createAccessKey(r -> r.userName(USER)).accessKey();
    tell.answer(key.accessKeyId() + "  (its secret was shown once, and is sealed at rest)");
    expect("the application signs with it", usable(at, key));
    return key;
  }

  private void ninetyDays(ServerProcess server, DataDir.Endpoint at, AccessKey key) {
    tell.chapter("Ninety days later the key is due");
    tell.command("keyrota clock advance 90d");
    tell.answer("it is now " + advance(server, "PT2160H"));
    expect("a key that nobody rotates works for ever: so does a stolen copy", usable(at, key));
  }

  private AccessKey create(IamClient iam, DataDir.Endpoint at) {
    tell.chapter("Create the new key (two at most)");
    tell.command("aws iam create-access-key --user-name " + USER);
    AccessKey fresh = iam.createAccessKey(r -> r.userName(USER)).accessKey();
    tell.answer(fresh.accessKeyId());
    expect("the new key signs at once", usable(at, fresh));
    tell.command("aws iam create-access-key --user-name " + USER);
    String third =
        Clients.refusalOf(
            () -> iam.createAccessKey(r -> r.userName(USER)).accessKey().accessKeyId());
    tell.answer(third);
    expect("a third key is refused", third.startsWith("LimitExceeded"));
    return fresh;
  }

  private Instant deploy(ServerProcess server, DataDir.Endpoint at, AccessKey fresh) {
    tell.chapter("Update the application; it runs on the new key for an hour");
    Instant deployed = Instant.parse(advance(server, "PT1H"));
    var _ = advance(server, "PT1H");
    expect("the application signs with the new key", usable(at, fresh));
    return deployed;
  }

  private void audit(
      ServerProcess server, IamClient iam, AccessKey old, AccessKey fresh, Instant deployed) {
    tell.chapter("Audit the old key's last use");
    Instant lastOld = lastUsed(iam, old);
    Instant lastFresh = lastUsed(iam, fresh);
    tell.answer("deployed at " + deployed + "; now " + now(server));
    expect("the old key was last used before the deployment", lastOld.isBefore(deployed));
    expect("the new key is in use", !lastFresh.isBefore(deployed.minusSeconds(1)));
  }

  private Instant lastUsed(IamClient iam, AccessKey key) {
    tell.command("aws iam get-access-key-last-used --access-key-id " + key.accessKeyId());
    AccessKeyLastUsed used =
        iam.getAccessKeyLastUsed(r -> r.accessKeyId(key.accessKeyId())).accessKeyLastUsed();
    tell.answer(used.serviceName() + " " + used.region() + " " + used.lastUsedDate());
    return used.lastUsedDate();
  }

  private void deactivate(IamClient iam, DataDir.Endpoint at, AccessKey old, AccessKey fresh) {
    tell.chapter("Deactivate the old key: the thief's copy stops paying now");
    update(iam, old, StatusType.INACTIVE);
    String refused =
        Clients.refusalOf(
            () ->
                Clients.sts(at, old.accessKeyId(), old.secretAccessKey())
                    .getCallerIdentity()
                    .arn());
    tell.answer("the old key now gets " + refused);
    expect("the old key is refused", refused.startsWith("InvalidClientTokenId"));
    update(iam, old, StatusType.ACTIVE);
    expect("reactivated, it signs again: the way back is open", usable(at, old));
    update(iam, old, StatusType.INACTIVE);
    expect("the application never noticed", usable(at, fresh));
  }

  private void update(IamClient iam, AccessKey key, StatusType status) {
    tell.command(
        "aws iam update-access-key --user-name "
            + USER
            + " --access-key-id "
            + key.accessKeyId()
            + " --status "
            + status);
    var _ =
        iam.updateAccessKey(r -> r.userName(USER).accessKeyId(key.accessKeyId()).status(status));
  }

  private void survive(ServerProcess server) throws InterruptedException {
    tell.chapter("The server is killed in the middle");
    tell.command("kill -9 " + server.pid());
    server.killAndRestart();
    tell.answer(server.readyLine());
  }

  private void deleteAfterADay(ServerProcess server, IamClient iam) {
    tell.chapter("After a 24-hour buffer, delete");
    tell.command("keyrota clock advance 24h");
    tell.answer("it is now " + advance(server, "PT24H"));
    AccessKeyMetadata inactive =
        iam.listAccessKeys(r -> r.userName(USER)).accessKeyMetadata().stream()
            .filter(key -> key.status() == StatusType.INACTIVE)
            .findFirst()
            .orElseThrow();
    tell.command(
        "aws iam delete-access-key --user-name "
            + USER
            + " --access-key-id "
            + inactive.accessKeyId());
    var _ = iam.deleteAccessKey(r -> r.userName(USER).accessKeyId(inactive.accessKeyId()));
    var left = iam.listAccessKeys(r -> r.userName(USER)).accessKeyMetadata();
    tell.answer("keys left: " + left.stream().map(AccessKeyMetadata::accessKeyId).toList());
    expect(
        "one key is left, and it is active",
        left.size() == 1 && left.getFirst().status() == StatusType.ACTIVE);
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

  private void expect(String what, boolean so) {
    tell.answer((so ? "ok: " : "NOT SO: ") + what);
    asPlanned &= so;
  }
}
