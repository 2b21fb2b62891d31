package io.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands ask of a server, print, and end with. */
class CommandLineTest {
  private static final String MADE =
      "{\"AccountId\":\"444455556666\",\"AccessKeyId\":\"AKIANEW\",\"SecretAccessKey\":\"new"
          + " one\"}";

  @TempDir Path folder;
  private final FakeServer server = new FakeServer();

  @AfterEach
  void close() {
    server.close();
  }

  private String data() {
    Path data = folder.resolve("data");
    return (Files.exists(data) ? data : server.dataIn(data)).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--unknown",
        "nonsense",
        "clock advance",
        "clock advance 1h 2h",
        "clock advance 1y",
        "clock advance tomorrow",
        "account create --account 12",
        "audit",
        "audit show -o yaml",
        "audit show --limit many",
        "audit show --since yesterday",
        "who-uses AKIAIOSFODNN7EXAMPLE --since yesterday",
        "who-uses AKIA",
        "who-uses wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "who-can decrypt alias/app",
        "who-can kms:* alias/app",
        "who-can kms:Decrypt ",
        "account create --alias No",
        "clock --data x advance 1h",
        "keys --data x disable-user u",
        "keys --profile nobody-has-this-one",
        "keys --endpoint-url localhost:4702",
        "rotate user u --endpoint-url foo://x",
        "account",
        "ca",
        "ca install --chain x",
        "env --data",
        "env --wait soon"
      })
  void aCommandLineThatIsWrongIsAUsageErrorInFewLines(String line) {
    Ran ran = Ran.of(line.split(" ", -1));
    assertThat(ran.exit()).as(ran.err()).isEqualTo(64);
    assertThat(ran.err()).startsWith("keyrota: ").doesNotContain("\tat ");
    assertThat(ran.out()).isEmpty();
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "clock --dat x, --data",
    "audit show --user-name x, --user",
    "audit verfy, verify",
    "acount, account"
  })
  void somethingThatIsAlmostKnownIsSuggested(String line, String suggestion) {
    Ran ran = Ran.of(line.split(" ", -1));
    assertThat(ran.exit()).isEqualTo(64);
    assertThat(ran.err()).contains(suggestion);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "help", "--version", "clock --help", "audit show --help", "env --help"})
  void whoAsksForHelpIsHelped(String line) {
    Ran ran = Ran.of(line.split(" ", -1));
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("keyrota");
  }

  @Test
  void theListOfCommandsTellsEachInAWholeSentence() {
    assertThat(Ran.of("--help").out().lines().filter(line -> line.startsWith("  who-can")))
        .singleElement()
        .asString()
        .contains("List who may do something with a resource, and by which policies");
    assertThat(Ran.of("--help").out()).doesNotContain("What only");
  }

  @Test
  void aFolderWithoutAServerIsAnError() {
    Ran ran = Ran.of("clock", "--data", folder.resolve("nowhere").toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).startsWith("keyrota: no server's data in ").hasLineCount(1);
  }

  @Test
  void aServerThatDoesNotAnswerIsWorthAnotherTry() {
    String data = data();
    server.close();
    Ran ran = Ran.of("clock", "--data", data);
    assertThat(ran.exit()).isEqualTo(75);
    assertThat(ran.err()).startsWith("keyrota: no server answers at ").hasLineCount(1);
  }

  @Test
  void somethingElseThatAnswersIsAnErrorInOneLine() {
    server.answers(200, "<html>hello</html>").answers(502, "");
    for (int i = 0; i < 2; i++) {
      Ran ran = Ran.of("clock", "--data", data());
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err()).contains("something else than a JSON object").hasLineCount(1);
    }
  }

  @Test
  void aRefusalIsToldInTheServersWordsWithItsRequest() {
    server.answers(400, "{\"__type\":\"ClockNotInRehearsalException\",\"message\":\"No.\"}");
    Ran ran = Ran.of("clock", "advance", "24h", "--data", data());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err().strip())
        .isEqualTo(
            "keyrota: AdvanceClock was refused: ClockNotInRehearsalException: No."
                + " (request request-1)");
    assertThat(server.asked()).containsExactly("AdvanceClock {\"Duration\":\"24h\"}");
  }

  @Test
  void theClockIsShownAndAdvanced() {
    server
        .answers(200, "{\"Now\":1767225600.123,\"Mode\":\"REHEARSAL\"}")
        .answers(200, "{\"Before\":1767225600,\"Now\":1.7673120E9,\"DutiesRun\":24}");
    assertThat(Ran.of("clock", "--data", data()).out().strip())
        .isEqualTo("2026-01-01T00:00:00Z  (REHEARSAL)");
    assertThat(Ran.of("clock", "advance", "24h", "--data", data()).out().strip())
        .isEqualTo("2026-01-01T00:00:00Z -> 2026-01-02T00:00:00Z  duties run: 24");
  }

  @Test
  void theShellGetsWhatItNeedsQuoted() {
    Ran ran = Ran.of("env", "--data", data());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("export AWS_REGION='us-east-1'")
        .contains("export AWS_ACCESS_KEY_ID='AKIAFAKE'")
        .contains("export AWS_SECRET_ACCESS_KEY='it'\\''s secret'")
        .contains("export AWS_ENDPOINT_URL='http://127.0.0.1:");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void theOtherCommandsOfTheShellFindTheServerToo() {
    assertThat(Ran.of("env", "--data", data()).out())
        .contains("export KEYROTA_DATA='" + folder.resolve("data") + "'");
    assertThat(DataOption.otherwise("/srv/x")).isEqualTo(Path.of("/srv/x"));
    assertThat(DataOption.otherwise("")).isEqualTo(Path.of("./keyrota-data"));
    assertThat(DataOption.otherwise(null)).isEqualTo(Path.of("./keyrota-data"));
  }

  @Test
  void whatMayBeASecretIsNotShownAgain() {
    Ran ran = Ran.of("who-uses", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "--data", data());
    assertThat(ran.exit()).isEqualTo(64);
    assertThat(ran.err()).contains("that is no access key id").doesNotContain("wJalr");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void theShellWaitsForAServerThatIsStarting() {
    String data = folder.resolve("data").toString();
    var asked = CompletableFuture.supplyAsync(() -> Ran.of("env", "--data", data, "--wait", "10m"));
    server.dataIn(folder.resolve("data"));
    assertThat(asked.join().out()).contains("export AWS_ENDPOINT_URL='http://127.0.0.1:");
  }

  @Test
  void theShellIsToldOfAServerThatHasStopped() {
    String data = data();
    server.close();
    assertThat(Ran.of("env", "--data", data, "--wait", "0s").out()).contains("export AWS_REGION=");
    Ran nowhere = Ran.of("env", "--data", folder.resolve("nowhere").toString(), "--wait", "0s");
    assertThat(nowhere.exit()).isEqualTo(1);
    assertThat(nowhere.err()).startsWith("keyrota: no server's data in ").hasLineCount(1);
  }

  @Test
  void aTrailThatIsBrokenFailsTheCheck() {
    server
        .answers(200, "{\"Intact\":true,\"Entries\":7,\"Segments\":1,\"SignedEntries\":5}")
        .answers(200, "{\"Intact\":false,\"Entries\":7,\"Segments\":1,\"Fault\":\"entry 3\"}")
        .answers(200, "{}");
    Ran intact = Ran.of("audit", "verify", "--data", data());
    assertThat(intact.exit()).isZero();
    assertThat(intact.out()).startsWith("intact: 7 entries in 1 segments, the first 5 under");
    Ran broken = Ran.of("audit", "verify", "--data", data());
    assertThat(broken.exit()).isEqualTo(5);
    assertThat(broken.out()).startsWith("BROKEN: ").contains("entry 3");
    assertThat(Ran.of("audit", "verify", "--data", data()).exit()).isEqualTo(5);
  }

  @Test
  void entriesAreFilteredPagedAndPrintedAsATable() {
    server
        .answers(
            200,
            "{\"Marker\":\"m\",\"Events\":[{\"EventTime\":1767225600,\"UserName\":\"App\","
                + "\"EventName\":\"CreateAccessKey\",\"EventId\":\"e1\",\"ErrorCode\":\"Denied\"}]}")
        .answers(200, "{\"Events\":[{\"EventName\":\"GetUser\",\"EventId\":\"e2\"}]}");
    Ran ran =
        Ran.of(
            "audit",
            "show",
            "--user",
            "App",
            "--action",
            "X",
            "--key",
            "AKIAX",
            "--since",
            "2026-01-01T00:00:00Z",
            "--until",
            "2026-01-02T00:00:00Z",
            "--limit",
            "3",
            "--data",
            data());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines())
        .containsExactly(
            "TIME                  WHO  KEY  ACTION           ANSWER  EVENT",
            "2026-01-01T00:00:00Z  App  -    CreateAccessKey  Denied  e1",
            "-                     -    -    GetUser          ok      e2");
    assertThat(server.asked())
        .containsExactly(
            "LookupTrail {\"AccessKeyId\":\"AKIAX\",\"UserName\":\"App\",\"EventName\":\"X\","
                + "\"StartTime\":1767225600,\"EndTime\":1767312000,\"MaxItems\":3}",
            "LookupTrail {\"AccessKeyId\":\"AKIAX\",\"UserName\":\"App\",\"EventName\":\"X\","
                + "\"StartTime\":1767225600,\"EndTime\":1767312000,\"MaxItems\":2,"
                + "\"Marker\":\"m\"}");
  }

  @Test
  void entriesArePrintedAsTheirRecords() {
    server.answers(200, "{\"Events\":[{\"Record\":\"{\\\"eventID\\\":\\\"e1\\\"}\"}]}");
    assertThat(Ran.of("audit", "show", "-o", "json", "--data", data()).out().strip())
        .isEqualTo("{\"eventID\":\"e1\"}");
  }

  @Test
  void aPolicyFileThatIsNotThereIsAnErrorAndNoFinding() {
    String missing = folder.resolve("keys.yaml").toString();
    for (String[] words :
        new String[][] {{"policy", "lint", missing}, {"rotate", "due", "--policy", missing}}) {
      Ran ran = Ran.of(words);
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err().lines()).containsExactly("keyrota: there is no file " + missing);
    }
  }

  @Test
  void anInstantThatIsNoneIsAnError() {
    Ran ran = Ran.of("audit", "show", "--since", "yesterday", "--data", data());
    assertThat(ran.exit()).isEqualTo(64);
    assertThat(ran.err()).contains("yesterday is not an instant like");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aNewAccountsKeyGoesToAFileAndNotToTheScreen() throws IOException {
    server.answers(200, MADE);
    Ran ran = Ran.of("account", "create", "--alias", "second", "--data", data());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("444455556666").doesNotContain("new one");
    Path made = Path.of(data(), "accounts", "444455556666");
    assertThat(new DataDir(made).endpoint().credentials())
        .isEqualTo(new SigningCredentials("AKIANEW", "new one"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(made.resolve("credentials"))))
        .isEqualTo("rw-------");
    assertThat(server.asked()).containsExactly("CreateAccount {\"Alias\":\"second\"}");
  }

  @Test
  void noAccountIsMadeForAPlaceThatIsTaken() {
    Ran ran = Ran.of("account", "create", "--out", data(), "--data", data());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("is there already");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void theAuthorityIsTrustedAndPutUnderAnotherRoot() throws IOException {
    String issuer = "-----BEGIN CERTIFICATE-----\nISSUER\n-----END CERTIFICATE-----\n";
    String root = "-----BEGIN CERTIFICATE-----\nROOT\n-----END CERTIFICATE-----\n";
    server
        .answers(
            200,
            "{\"Certificate\":\"%s\",\"CertificateChain\":\"%s\"}"
                .formatted(issuer.replace("\n", "\\n"), root.replace("\n", "\\n")))
        .answers(200, "{\"Csr\":\"request\\n\"}")
        .answers(200, "{}");
    assertThat(Ran.of("ca", "root", "--data", data()).out()).isEqualTo(root);
    assertThat(Ran.of("ca", "csr", "--data", data()).out()).isEqualTo("request\n");
    Path certificate = Files.writeString(folder.resolve("a.pem"), "signed");
    Path chain = Files.writeString(folder.resolve("b.pem"), "above");
    String[] install = {
      "ca",
      "install",
      "--certificate",
      certificate.toString(),
      "--chain",
      chain.toString(),
      "--data",
      data()
    };
    assertThat(Ran.of(install).exit()).isZero();
    assertThat(server.asked())
        .containsExactly(
            "GetCertificateAuthorityCertificate {}",
            "GetCertificateAuthorityCsr {}",
            "ImportCertificateAuthorityCertificate"
                + " {\"Certificate\":\"signed\",\"CertificateChain\":\"above\"}");
    Files.delete(chain);
    assertThat(Ran.of(install).err()).contains("cannot be read");
  }

  @Test
  void accountsAndQuotasAreListed() {
    server
        .answers(200, "{\"Marker\":\"1\",\"Accounts\":[{\"AccountId\":\"111122223333\"}]}")
        .answers(200, "{\"Accounts\":[{\"AccountId\":\"444455556666\",\"Alias\":\"second\"}]}")
        .answers(200, "{\"Quotas\":[{\"Name\":\"AccessKeysPerUser\",\"Value\":2,\"Default\":2}]}");
    assertThat(Ran.of("account", "list", "--data", data()).out().lines())
        .containsExactly(
            "ACCOUNT       ALIAS   CREATED", "111122223333  -       -", "444455556666  second  -");
    assertThat(Ran.of("quotas", "--data", data()).out()).contains("AccessKeysPerUser  2      2");
    assertThat(server.asked())
        .containsExactly("ListAccounts {}", "ListAccounts {\"Marker\":\"1\"}", "ListQuotas {}");
  }

  @Test
  void aKeysMaterialsAreListedWithTheirUse() {
    server
        .answers(
            200,
            "{\"TrackingStartDate\":0,\"Marker\":\"aa\",\"KeyMaterials\":[{\"KeyMaterialId\":\"aa\","
                + "\"KeyMaterialState\":\"NON_CURRENT\",\"ImportState\":\"PENDING_IMPORT\","
                + "\"CurrentFrom\":0,\"CurrentUntil\":60,\"Encryptions\":2,\"LastEncryption\":30,"
                + "\"Decryptions\":0}]}")
        .answers(
            200,
            "{\"TrackingStartDate\":0,\"KeyMaterials\":[{\"KeyMaterialId\":\"bb\","
                + "\"KeyMaterialState\":\"CURRENT\",\"CurrentFrom\":60,\"Encryptions\":0,"
                + "\"Decryptions\":1,\"LastDecryption\":90.5}]}");
    Ran ran = Ran.of("kms", "materials", "alias/invoices", "--data", data());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "MATERIAL STATE CURRENT FROM UNTIL ENCRYPTS LAST DECRYPTS LAST",
            "aa NON_CURRENT, not imported 1970-01-01T00:00:00Z 1970-01-01T00:01:00Z 2"
                + " 1970-01-01T00:00:30Z 0 -",
            "bb CURRENT 1970-01-01T00:01:00Z - 0 - 1 1970-01-01T00:01:30Z",
            "Uses are counted since 1970-01-01T00:00:00Z.");
    assertThat(server.asked())
        .containsExactly(
            "ListKeyMaterials {\"KeyId\":\"alias/invoices\"}",
            "ListKeyMaterials {\"KeyId\":\"alias/invoices\",\"Marker\":\"aa\"}");
  }

  @Test
  void whoMayDoSomethingIsListedWithTheGrounds() {
    String page =
        "{\"Action\":\"kms:Decrypt\",\"Resource\":\"arn:aws:kms:eu-west-1:1:key/k\","
            + "\"Principals\":[%s],\"IsTruncated\":false%s}";
    String alice =
        "{\"Arn\":\"arn:aws:iam::1:user/alice\",\"Type\":\"USER\",\"Always\":false,\"Grounds\":["
            + "{\"Kind\":\"KEY_POLICY\",\"StatementId\":\"Own\",\"Line\":3,\"Effect\":\"Allow\"},"
            + "{\"Kind\":\"IDENTITY_POLICY\",\"Policy\":\"guard\",\"Line\":1,\"Effect\":\"Deny\","
            + "\"Conditions\":[\"Bool aws:SecureTransport false\"]}]}";
    String acm =
        "{\"Arn\":\"acm.amazonaws.com\",\"Type\":\"SERVICE\",\"Always\":true,\"Grounds\":["
            + "{\"Kind\":\"GRANT\",\"Policy\":\"g1\",\"Effect\":\"Allow\"}]}";
    server.answers(200, page.formatted(alice, ",\"Marker\":\"e:1\""));
    server.answers(200, page.formatted(acm, ""));
    Ran ran = Ran.of("who-can", "kms:Decrypt", "arn:aws:kms:eu-west-1:1:key/k", "--data", data());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("WHO ")
        .containsPattern("user/alice +USER +sometimes +key policy \"Own\" line 3\n")
        .containsPattern(
            "\n +unless denied by identity policy guard line 1 +Bool aws:SecureTransport false\n")
        .containsPattern("acm.amazonaws.com +SERVICE +always +grant g1\n");
    assertThat(server.asked().get(1)).contains("\"Marker\":\"e:1\"");
    server.answers(200, page.formatted("", ""));
    assertThat(Ran.of("who-can", "kms:Decrypt", "k", "--data", data()).out())
        .isEqualTo("Nobody.\n");
  }

  @Test
  void whatAKeyIsUsedForIsAddedUpOverAllPages() {
    String page =
        "{\"AccessKeyId\":\"AKIAONE0ONE0ONE0\",\"Owner\":\"arn:aws:iam::1:user/alice\",\"Status\":\"Active\","
            + "\"CreateDate\":0,\"Uses\":[{\"EventSource\":\"kms.amazonaws.com\","
            + "\"EventName\":\"Decrypt\",\"Region\":\"us-east-1\",\"SourceIpAddress\":\"10.0.0.1\","
            + "\"UserAgent\":\"cli\",\"FirstUsed\":%s,\"LastUsed\":%s,\"Count\":2,\"Refused\":1}]%s}";
    server.answers(200, page.formatted("100.5", "160", ",\"Marker\":\"7\""));
    server.answers(200, page.formatted("40", "90", ""));
    Ran ran = Ran.of("who-uses", "AKIAONE0ONE0ONE0", "--data", data());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains(
            "AKIAONE0ONE0ONE0 of arn:aws:iam::1:user/alice, Active, made 1970-01-01T00:00:00Z")
        .containsPattern(
            "kms +Decrypt +us-east-1 +10.0.0.1 +4 +2 +1970-01-01T00:00:40Z +1970-01-01T00:02:40Z"
                + " +cli");
    server.answers(200, page.formatted("40", "90", ""));
    assertThat(Ran.of("who-uses", "AKIAONE0ONE0ONE0", "-o", "json", "--data", data()).out())
        .contains("\"CreateDate\":\"1970-01-01T00:00:00Z\"")
        .contains("\"FirstUsed\":\"1970-01-01T00:00:40Z\"");
    server.answers(400, "{\"__type\":\"NotFoundException\",\"message\":\"none\"}");
    assertThat(Ran.of("who-uses", "AKIANONE0NONE0NO", "--data", data()).err())
        .contains("NotFoundException");
    assertThat(Ran.of("who-uses", "AKIANONE0NONE0NO", "--since", "soon", "--data", data()).exit())
        .isNotZero();
  }
}
