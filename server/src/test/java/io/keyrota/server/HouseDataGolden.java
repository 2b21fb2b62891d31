package io.keyrota.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole data folders of every version open for ever: a copy of each {@code house/data} under {@code
 * testkit/data}, its root key among it, must answer what {@code answers.txt} beside it says, to the
 * signers that {@code signers.txt} names; its trail verifies, and it goes on living. {@link #main}
 * makes the folder of a new version.
 */
class HouseDataGolden {
  /** When the machine's clock stood here, the session of the golden data had not yet ended. */
  private static final String THEN = "2026-11-24T12:00:00Z";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyOldHouseOpensAndAnswersWhatItAnswered() throws IOException {
    List<Path> versions;
    try (Stream<Path> folders = Files.list(dataFolder())) {
      versions = folders.filter(each -> Files.exists(each.resolve("house"))).sorted().toList();
    }
    assertThat(versions).isNotEmpty();
    return versions.stream()
        .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> answers(each)));
  }

  private void answers(Path version) throws IOException {
    Path house = version.resolve("house");
    Path copy = folder.resolve(version.getFileName().toString());
    Folders.copy(house.resolve("data"), copy);
    List<Signer> signers =
        Files.readAllLines(house.resolve("signers.txt"), UTF_8).stream().map(Signer::of).toList();
    Indoors.Lot lot = Indoors.Lot.at(THEN);
    String id;
    try (Indoors opened = Indoors.open(copy, lot, "--clock", "rehearsal")) {
      assertThat(opened.root().keyrota("VerifyTrail", "{}").text("Intact")).isEqualTo("true");
      assertThat(ask(opened, signers))
          .isEqualTo(Files.readAllLines(house.resolve("answers.txt"), UTF_8));
      id = opened.root().keyrota("GetClock", "{}").text("InstallationId");
      opened.root().iam("CreateUser", "UserName", "Newcomer");
    }
    try (Indoors again = Indoors.open(copy, lot, "--clock", "rehearsal")) {
      assertThat(again.root().keyrota("GetClock", "{}").text("InstallationId"))
          .isEqualTo(id)
          .hasSize(36);
      assertThat(again.root().iam("ListUsers").all("UserName")).contains("Newcomer", "App");
      assertThat(again.root().keyrota("VerifyTrail", "{}").text("Intact")).isEqualTo("true");
    }
  }

  /** Somebody who signs, by name; a line each. */
  private record Signer(String name, Keys keys) {
    static Signer of(String line) {
      String[] words = line.split(" ", -1);
      return new Signer(words[0], new Keys(words[1], words[2], words.length > 3 ? words[3] : null));
    }

    String line() {
      String token = keys.sessionToken();
      return name
          + " "
          + keys.accessKeyId()
          + " "
          + keys.secret()
          + (token == null ? "" : " " + token);
    }
  }

  /** Everything that is asked of the house, and that it answers for ever. */
  private static List<String> ask(Indoors house, List<Signer> signers) {
    List<String> lines = new ArrayList<>();
    lines.add("operator " + house.operator());
    lines.add(line("clock", house.root().keyrota("GetClock", "{}"), "Mode"));
    for (Signer signer : signers) {
      Reply who = house.as(signer.keys).sts("GetCallerIdentity");
      lines.add(signer.name + " is " + who.code() + " " + who.text("Arn"));
    }
    for (Signer signer : signers.stream().filter(each -> each.name.startsWith("root")).toList()) {
      SignedCalls root = house.as(signer.keys);
      lines.add(line("aliases of " + signer.name, root.iam("ListAccountAliases"), "member"));
      for (String user : root.iam("ListUsers").all("UserName")) {
        lines.add(line("user", root.iam("GetUser", "UserName", user), "Arn", "UserId"));
        lines.add(line("tags", root.iam("ListUserTags", "UserName", user), "Key", "Value"));
        lines.add(
            line("policies", root.iam("ListAttachedUserPolicies", "UserName", user), "PolicyName"));
        Reply keys = root.iam("ListAccessKeys", "UserName", user);
        lines.add(line("keys", keys, "AccessKeyId", "Status", "CreateDate"));
        for (String id : keys.all("AccessKeyId")) {
          Reply use = root.iam("GetAccessKeyLastUsed", "AccessKeyId", id);
          lines.add(id + " last used for " + use.text("ServiceName"));
        }
      }
    }
    askKms(house.root(), lines);
    Reply trail = house.root().keyrota("LookupTrail", "{\"EventName\":\"CreateUser\"}");
    lines.add(line("trail", trail, "EventId", "UserName", "ErrorCode"));
    return lines;
  }

  /** Houses older than KMS have no keys, and tell nothing here. */
  private static void askKms(SignedCalls root, List<String> lines) {
    for (String key : root.kms("ListKeys", "{}").all("KeyId")) {
      String named = "{\"KeyId\":\"%s\"}".formatted(key);
      lines.add(
          line(
              "key",
              root.kms("DescribeKey", named),
              "KeyId",
              "KeyState",
              "KeySpec",
              "Origin",
              "ValidTo",
              "DeletionDate",
              "CurrentKeyMaterialId"));
      lines.add(line("aliases", root.kms("ListAliases", named), "AliasName"));
      lines.add(line("tags", root.kms("ListResourceTags", named), "TagKey", "TagValue"));
      lines.add(line("policy", root.kms("GetKeyPolicy", named), "PolicyName"));
      lines.add(line("grants", root.kms("ListGrants", named), "GrantId", "Name"));
      lines.add(line("next", root.kms("GetKeyRotationStatus", named), "NextRotationDate"));
      lines.add(
          line(
              "usage",
              root.kms("GetKeyLastUsage", named),
              "Operation",
              "CloudTrailEventId",
              "TrackingStartDate"));
      lines.add(
          line(
              "materials",
              root.keyrota("ListKeyMaterials", named),
              "KeyMaterialId",
              "KeyMaterialState",
              "Encryptions",
              "Decryptions"));
      String description = root.kms("DescribeKey", named).text("Description");
      if (description.startsWith("blob ")) {
        // The key's description keeps what was made with it.
        Reply opened =
            root.kms(
                "Decrypt",
                "{\"CiphertextBlob\":\"%s\",\"EncryptionContext\":{\"a\":\"1\"},\"DryRun\":true}"
                    .formatted(description.substring(5)));
        lines.add(line("opens", opened, "__type"));
      }
    }
    lines.add(line("events", root.keyrota("ListEvents", "{}"), "Id", "DetailType"));
    lines.removeIf("events [] []"::equals);
  }

  /** Keys of all kinds that rows have. */
  private static void makeKms(SignedCalls root) {
    String key =
        root.kms("CreateKey", "{\"Tags\":[{\"TagKey\":\"k\",\"TagValue\":\"v\"}]}").text("KeyId");
    root.kms(
        "CreateAlias", "{\"AliasName\":\"alias/golden\",\"TargetKeyId\":\"%s\"}".formatted(key));
    root.kms("EnableKeyRotation", "{\"KeyId\":\"%s\"}".formatted(key));
    String blob =
        root.kms(
                "Encrypt",
                "{\"KeyId\":\"%s\",\"Plaintext\":\"Z29sZA==\",\"EncryptionContext\":{\"a\":\"1\"}}"
                    .formatted(key))
            .text("CiphertextBlob");
    root.kms(
        "UpdateKeyDescription",
        "{\"KeyId\":\"%s\",\"Description\":\"blob %s\"}".formatted(key, blob));
    root.kms(
        "CreateGrant",
        "{\"KeyId\":\"%s\",\"GranteePrincipal\":\"arn:aws:iam::111122223333:user/apps/App\",\"Operations\":[\"Decrypt\"],\"Name\":\"golden\"}"
            .formatted(key));
    root.keyrota("AdvanceClock", "{\"Duration\":\"365d\"}");
    root.kms("Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"Z29sZA==\"}".formatted(key));
    String shared = root.kms("CreateKey", "{\"MultiRegion\":true}").text("KeyId");
    root.kms(
        "ReplicateKey", "{\"KeyId\":\"%s\",\"ReplicaRegion\":\"eu-west-1\"}".formatted(shared));
    root.kms("CreateKey", "{\"Origin\":\"EXTERNAL\"}");
    String signer =
        root.kms("CreateKey", "{\"KeySpec\":\"ECC_NIST_P256\",\"KeyUsage\":\"SIGN_VERIFY\"}")
            .text("KeyId");
    root.kms(
        "Sign",
        "{\"KeyId\":\"%s\",\"Message\":\"Z29sZA==\",\"SigningAlgorithm\":\"ECDSA_SHA_256\"}"
            .formatted(signer));
    String leaving =
        root.kms("CreateKey", "{\"KeySpec\":\"HMAC_256\",\"KeyUsage\":\"GENERATE_VERIFY_MAC\"}")
            .text("KeyId");
    root.kms("ScheduleKeyDeletion", "{\"KeyId\":\"%s\"}".formatted(leaving));
    root.kms("DescribeKey", "{\"KeyId\":\"alias/aws/s3\"}");
  }

  private static String line(String what, Reply reply, String... names) {
    StringBuilder line = new StringBuilder(what);
    for (String name : names) {
      line.append(' ').append(reply.all(name));
    }
    return line.toString();
  }

  private static Path dataFolder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("testkit/data"))) {
        return at.resolve("testkit/data");
      }
    }
    throw new IllegalStateException("no folder testkit/data above the working directory");
  }

  /** Makes {@code testkit/data/vN/house} for a new N; it must not be there yet. */
  public static void main(String[] arguments) throws IOException {
    Path house = Files.createDirectory(dataFolder().resolve(arguments[0]).resolve("house"));
    Path data = house.resolve("data");
    Indoors.Lot lot = Indoors.Lot.at(THEN);
    List<Signer> signers = new ArrayList<>();
    try (Indoors opened =
        Indoors.open(
            data, lot, "--account", "111122223333", "--clock", "rehearsal@2026-01-01T00:00:00Z")) {
      SignedCalls root = opened.root();
      signers.add(new Signer("root", root.keys()));
      root.iam("CreateAccountAlias", "AccountAlias", "golden");
      root.iam("CreateUser", "UserName", "App", "Path", "/apps/");
      root.iam("TagUser", "UserName", "App", "Tags.member.1.Key", "k", "Tags.member.1.Value", "v");
      Keys deleted = Keys.of(root.iam("CreateAccessKey", "UserName", "App"));
      root.as(deleted).iam("ListAccessKeys");
      root.keyrota("AdvanceClock", "{\"Duration\":\"90d\"}");
      Keys inactive = Keys.of(root.iam("CreateAccessKey", "UserName", "App"));
      root.iam("DeleteAccessKey", "UserName", "App", "AccessKeyId", deleted.accessKeyId());
      Keys active = Keys.of(root.iam("CreateAccessKey", "UserName", "App"));
      root.as(active).iam("ListAccessKeys");
      root.iam(
          "UpdateAccessKey",
          "UserName",
          "App",
          "AccessKeyId",
          inactive.accessKeyId(),
          "Status",
          "Inactive");
      root.iam("CreateUser", "UserName", "Admin");
      root.iam(
          "AttachUserPolicy",
          "UserName",
          "Admin",
          "PolicyArn",
          "arn:aws:iam::aws:policy/AdministratorAccess");
      Keys admin = Keys.of(root.iam("CreateAccessKey", "UserName", "Admin"));
      root.iam("CreateUser", "UserName", "App");
      Keys other = Keys.of(root.keyrota("CreateAccount", "{\"AccountId\":\"444455556666\"}"));
      root.as(other).iam("CreateUser", "UserName", "Elsewhere");
      Keys session = Keys.of(root.as(active).sts("GetSessionToken", "DurationSeconds", "129600"));
      makeKms(root);
      signers.add(new Signer("deleted", deleted));
      signers.add(new Signer("inactive", inactive));
      signers.add(new Signer("active", active));
      signers.add(new Signer("admin", admin));
      signers.add(new Signer("session", session));
      signers.add(new Signer("rootOfAnother", other));
    }
    Path asked = Files.createTempDirectory("golden").resolve("data");
    Folders.copy(data, asked);
    try (Indoors opened = Indoors.open(asked, lot, "--clock", "rehearsal")) {
      Files.write(house.resolve("answers.txt"), ask(opened, signers), UTF_8);
    }
    Files.write(house.resolve("signers.txt"), signers.stream().map(Signer::line).toList(), UTF_8);
    Files.deleteIfExists(data.resolve("keyrota.db.lock"));
    Files.deleteIfExists(data.resolve("audit").resolve("lock"));
  }
}
