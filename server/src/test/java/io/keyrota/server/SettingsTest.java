package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.kms.KmsQuota;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.audit.TrailOptions;
import io.keyrota.server.dns.DnsSettings;
import io.keyrota.server.http.HttpLimits;
import io.keyrota.server.keyrota.Installation;
import io.keyrota.server.mail.MailAddress;
import io.keyrota.server.mail.SmtpRelay;
import io.keyrota.server.openid.Endpoints;
import io.keyrota.server.sealing.RootKeyFile;
import io.keyrota.server.sealing.RootPassphrase;
import io.keyrota.server.webhook.Webhook;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void makeTheDataFolder() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
  }

  @Test
  void nothingSetMeansTheDefaults() {
    Settings settings = Settings.parse();
    assertThat(settings.data()).isEqualTo(Path.of("keyrota-data"));
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(4580);
    assertThat(settings.account()).isEmpty();
    assertThat(settings.region()).isEqualTo("us-east-1");
    assertThat(settings.clock()).isEqualTo(new ClockSetting.OfMachine());
    assertThat(settings.clock().rehearsal()).isEmpty();
    assertThat(settings.rootKeySource()).isEqualTo(RootKeyFile.in(settings.data()));
    assertThat(settings.quotas()).isEqualTo(IamQuotas.STANDARD);
    assertThat(settings.auditKeep()).isEqualTo(Duration.ofDays(400));
    assertThat(settings.trailOptions()).isEqualTo(TrailOptions.STANDARD);
    assertThat(settings.http()).isEqualTo(HttpLimits.DEFAULTS);
  }

  @Test
  void theDefaultsInTheTableAreTheOnesInForce() {
    Settings defaults = Settings.parse();
    int checked = 0;
    for (Setting setting : SettingsTable.ALL) {
      assertThat(setting.standard().isEmpty()).isNotEqualTo(setting.otherwise().isEmpty());
      if (!setting.standard().isEmpty()) {
        assertThat(Settings.parse(setting.flag(), setting.standard()))
            .as(setting.name())
            .isEqualTo(defaults);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(15);
  }

  @Test
  void everyFlagIsTakenOver() {
    Settings settings =
        Settings.parse(
            "--data=" + data,
            "--listen",
            "0.0.0.0:80",
            "--account",
            "123456789012",
            "--region=us-gov-west-1",
            "--quota",
            "UsersPerAccount=7",
            "--quota=GroupsPerUser=3",
            "--quota=KmsKeys=9",
            "--clock",
            "rehearsal@2026-01-01T00:00:00Z",
            "--root-key",
            "passphrase",
            "--passphrase-file",
            "secret.txt",
            "--events.webhook=https://hooks.example.com/",
            "--events.webhook-secret-file=hook.txt",
            "--openid.issuer=Issuer.internal=http://10.0.0.7:8080",
            "--audit.keep=30d",
            "--audit.segment-bytes=1MiB",
            "--http.event-loops=2",
            "--http.connections=3",
            "--http.header-bytes=4KiB",
            "--http.header-fields=20",
            "--http.body-bytes=64KiB",
            "--http.held-body-bytes=1GiB",
            "--http.idle=500ms",
            "--http.header=2s",
            "--http.request=1m",
            "--events.keep=31d",
            "--http.answer=1h",
            "--http.farewell=200ms",
            "--ca.url=http://ca.example.com/pki",
            "--public.url=https://keys.example.com",
            "--mail.relay=mail.example.com:25",
            "--mail.from=ca@example.com");
    assertThat(settings)
        .isEqualTo(
            new Settings(
                data,
                "0.0.0.0",
                80,
                Optional.of(new AccountId("123456789012")),
                "us-gov-west-1",
                new ClockSetting.Rehearsal(Optional.of(Instant.parse("2026-01-01T00:00:00Z"))),
                new RootKeySetting.OfPassphrase(Optional.of(Path.of("secret.txt"))),
                IamQuotas.STANDARD
                    .with(IamQuota.USERS_PER_ACCOUNT, 7)
                    .with(IamQuota.GROUPS_PER_USER, 3),
                KmsQuotas.STANDARD.with(KmsQuota.KMS_KEYS, 9),
                Optional.of(
                    new Webhook(
                        URI.create("https://hooks.example.com/"),
                        Optional.of(Path.of("hook.txt")))),
                Duration.ofDays(31),
                new Endpoints(Map.of("issuer.internal", URI.create("http://10.0.0.7:8080"))),
                Duration.ofDays(30),
                TrailOptions.STANDARD.withSegmentBytes(1 << 20),
                new HttpLimits(
                    2,
                    3,
                    4 << 10,
                    20,
                    64 << 10,
                    1L << 30,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    Duration.ofHours(1),
                    Duration.ofMillis(200)),
                Optional.of(URI.create("http://ca.example.com/pki")),
                Optional.of(URI.create("https://keys.example.com")),
                Optional.of(
                    new MailSettings(
                        new SmtpRelay("mail.example.com", 25),
                        new MailAddress("ca", "example.com"))),
                "127.0.0.1",
                DnsSettings.STANDARD,
                AcmSettings.STANDARD,
                Optional.empty()));
    assertThat(settings.authorityUrl()).contains("http://ca.example.com/pki");
    assertThat(settings.publicUrl()).contains("https://keys.example.com");
    assertThat(settings.rootKeySource()).isInstanceOf(RootPassphrase.class);
  }

  @ParameterizedTest
  @CsvSource({
    "--ca.url=ftp://example.com",
    "--ca.url=https://example.com",
    "--public.url=ftp://example.com",
    "--public.url=https://example.com/",
    "--ca.url=http://example.com/",
    "--ca.url=http://user@example.com",
    "--mail.relay=mail.example.com",
    "--mail.relay=mail.example.com:0",
    "--mail.from=nobody",
    "--mail.from=a b@example.com",
    "--mail.from=a@example.com",
  })
  void addressesOfCertificatesAndMailAreWhole(String flag) {
    assertThatThrownBy(() -> Settings.parse("--data", data.toString(), flag))
        .isInstanceOf(UsageError.class);
  }

  @Test
  void certificatesNameTheServersAddressUnlessItsPortIsAnyFreeOne() {
    assertThat(Settings.parse("--data", data.toString(), "--listen=0.0.0.0:81").authorityUrl())
        .contains("http://127.0.0.1:81");
    assertThat(Settings.parse("--data", data.toString(), "--listen=0.0.0.0:0").authorityUrl())
        .isEmpty();
  }

  @Test
  void clientsFindTheServerWhereTheAuthorityIsUnlessItIsSaid() {
    Settings silent = Settings.parse("--data", data.toString(), "--listen=0.0.0.0:81");
    assertThat(silent.publicUrl()).contains("http://127.0.0.1:81");
    assertThat(silent.namedUrl()).isEmpty();
    Settings named = Settings.parse("--data", data.toString(), "--ca.url=http://ca.example.com");
    assertThat(named.publicUrl()).contains("http://ca.example.com");
    assertThat(named.namedUrl()).contains("http://ca.example.com");
  }

  @Test
  void theFileInTheDataFolderIsReadAndFlagsWin() throws IOException {
    write(
        data.resolve("keyrota.conf"),
        "# a comment",
        "",
        "  region = eu-west-1  ",
        "listen=127.0.0.1:1",
        "quota = UsersPerAccount=7",
        "quota = RolesPerAccount = 8",
        "clock = rehearsal");
    Settings settings =
        Settings.parse("--data", data.toString(), "--listen", "[::1]:2", "--quota", users(9));
    assertThat(settings.region()).isEqualTo("eu-west-1");
    assertThat(settings.host()).isEqualTo("::1");
    assertThat(settings.port()).isEqualTo(2);
    assertThat(settings.clock()).isEqualTo(new ClockSetting.Rehearsal(Optional.empty()));
    assertThat(settings.quotas().of(IamQuota.USERS_PER_ACCOUNT)).isEqualTo(9);
    assertThat(settings.quotas().of(IamQuota.ROLES_PER_ACCOUNT)).isEqualTo(8);
  }

  @Test
  void aNamedFileIsReadInsteadAndMaySayWhereTheDataAre() throws IOException {
    write(data.resolve("keyrota.conf"), "region = eu-west-1");
    Path named = write(folder.resolve("other.conf"), "data = " + data, "listen = 127.0.0.1:1");
    Settings settings = Settings.parse("--config", named.toString());
    assertThat(settings.data()).isEqualTo(data);
    assertThat(settings.port()).isEqualTo(1);
    assertThat(settings.region()).isEqualTo("us-east-1");
  }

  @Test
  void aFileInTheDataFolderCannotMoveTheData() throws IOException {
    write(data.resolve("keyrota.conf"), "data = elsewhere");
    assertRefused("line 1, data is set in the data folder itself", "--data", data.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "regoin = x, 'line 2, regoin: there is no such setting, did you mean region?'",
    "http.idel = 1s, 'did you mean http.idle?'",
    "entirely-unheard-of = x, 'there is no such setting; see --help'",
    "region, 'line 2: a setting is written name = value'",
    "config = x, 'line 2, config: it is for the command line only'",
    "region = Mars, 'line 2, region: it is the name of a region'",
    "listen = 127.0.0.1:2, 'line 2, listen: it is set twice'"
  })
  void aMistakeInTheFileIsToldWithItsLine(String line, String message) throws IOException {
    write(data.resolve("keyrota.conf"), "listen = 127.0.0.1:1", line);
    assertRefused(message, "--data", data.toString());
  }

  @Test
  void aFileThatCannotBeReadIsRefused() throws IOException {
    assertRefused("can not be read", "--config", folder.resolve("none.conf").toString());
    Path broken = Files.write(folder.resolve("x"), "region = é".getBytes(StandardCharsets.UTF_16));
    assertRefused("is not text in UTF-8", "--config", broken.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "--lisen, 'there is no such setting, did you mean --listen?'",
    "--LISTEN, 'did you mean --listen?'",
    "--passphrase, 'did you mean --passphrase-file?'",
    "--zzz, 'there is no such setting; see --help'",
    "-x, every setting is written --name value",
    "start, every setting is written --name value"
  })
  void unknownFlagsAreRefusedWithTheNearestName(String flag, String message) {
    assertRefused(message, flag, "swordfish");
    assertRefused(message, flag);
  }

  @Test
  void aFlagWithoutItsValueOrSaidTwiceIsRefused() {
    assertRefused("--listen needs a value: HOST:PORT", "--listen");
    assertRefused("--region: it is set twice", "--region", "eu-west-1", "--region", "eu-west-1");
    assertRefused(
        "--quota: it is set twice", "--quota", users(1), "--quota", "UsersPerAccount = 2");
  }

  @ParameterizedTest
  @CsvSource({
    "--listen, 4580",
    "--listen, :4580",
    "--listen, localhost",
    "--listen, localhost:65536",
    "--listen, localhost:-1",
    "--listen, ::1:4580",
    "--listen, 'a b:1'",
    "--account, 12345678901",
    "--account, 000000000000",
    "--account, 12345678901x",
    "--region, US-EAST-1",
    "--region, us-east",
    "--region, us_east_1",
    "--quota, UsersPerAccount",
    "--quota, UsersPerAccount=many",
    "--quota, UsersPerAccount=-1",
    "--quota, UsersPerAccount=9999999999",
    "--quota, AccessKeysPerUser=3",
    "--clock, sundial",
    "--clock, rehearsal@tomorrow",
    "--clock, rehearsal@2026-01-01",
    "--root-key, hunter2",
    "--openid.issuer, a",
    "--openid.issuer, a=ftp://b",
    "--audit.keep, 400",
    "--audit.keep, 0d",
    "--audit.keep, 1h",
    "--audit.segment-bytes, 1",
    "--http.connections, 0",
    "--http.connections, 1.5",
    "--http.header-bytes, 16kB",
    "--http.header-bytes, 1GiB",
    "--http.idle, 75",
    "--http.idle, 1ms",
    "--http.idle, 2d",
    "--data, ''"
  })
  void malformedValuesAreRefusedAndNeverRepeated(String flag, String value) {
    assertThatThrownBy(() -> Settings.parse(flag, value))
        .isInstanceOf(UsageError.class)
        .hasMessageStartingWith(flag + ": ")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anUnknownQuotaIsRefusedWithTheNearestName() {
    assertRefused("did you mean UsersPerAccount?", "--quota", "UserPerAccounts=3");
    assertRefused("the names are UsersPerAccount, ", "--quota", "zzzzzz=3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--passphrase-file=x",
        "--http.header=40s",
        "--http.request=5s",
        "--http.held-body-bytes=1KiB"
      })
  void settingsThatContradictEachOtherAreRefused(String flag) {
    assertThatThrownBy(() -> Settings.parse(flag)).isInstanceOf(UsageError.class);
  }

  @Test
  void clientsOnThisMachineAreToldAnAddressTheyCanReach() {
    assertThat(endpoint("127.0.0.1:0")).isEqualTo("http://127.0.0.1:99");
    assertThat(endpoint("0.0.0.0:0")).isEqualTo("http://127.0.0.1:99");
    assertThat(endpoint("[::]:0")).isEqualTo("http://127.0.0.1:99");
    assertThat(endpoint("[::1]:0")).isEqualTo("http://[::1]:99");
    assertThat(endpoint("keys.example.org:0")).isEqualTo("http://keys.example.org:99");
  }

  @Test
  void whatWasDecidedForTheDataFolderIsNotChangedLater() {
    AccountId account = new AccountId("123456789012");
    UUID id = UUID.randomUUID();
    Installation real = new Installation(Optional.of(id), account, Instant.EPOCH, Optional.empty());
    Installation rehearsed =
        new Installation(Optional.of(id), account, Instant.EPOCH, Optional.of(Duration.ZERO));
    Settings.parse("--account", "123456789012").requireSame(real);
    Settings.parse("--clock", "rehearsal@2026-01-01T00:00:00Z").requireSame(rehearsed);
    assertThatThrownBy(() -> Settings.parse("--clock", "rehearsal").requireSame(real))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("--clock machine");
    assertThatThrownBy(() -> Settings.parse().requireSame(rehearsed))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("--clock rehearsal");
    assertThatThrownBy(() -> Settings.parse("--account", "123456789013").requireSame(real))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("123456789012");
  }

  @Test
  void helpNamesEverySettingOnLinesThatFit() {
    assertThat(Settings.asksForHelp("--data", "x", "--help")).isTrue();
    assertThat(Settings.asksForHelp("--data", "x")).isFalse();
    for (Setting setting : SettingsTable.ALL) {
      assertThat(Settings.help()).contains("\n  " + setting.flag() + " " + setting.form() + "\n");
    }
    assertThat(Settings.help().lines()).allMatch(line -> line.length() <= 100);
  }

  private static String users(int value) {
    return "UsersPerAccount=" + value;
  }

  private static String endpoint(String listen) {
    return Settings.parse("--listen", listen).endpoint(99).toString();
  }

  private static Path write(Path file, String... lines) throws IOException {
    return Files.write(file, List.of(lines));
  }

  private static void assertRefused(String message, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    assertThatThrownBy(() -> Settings.parse(all.toArray(String[]::new)))
        .isInstanceOf(UsageError.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("swordfish");
  }

  @Test
  void dnsIsOffUntilItIsToldWhereToListen(@TempDir Path folder) {
    String data = folder.toString();
    assertThat(Settings.parse("--data", data).dns()).isEqualTo(DnsSettings.STANDARD);
    DnsSettings dns =
        Settings.parse(
                "--data",
                data,
                "--dns.listen",
                "[::1]:5353",
                "--dns.name-servers",
                "NS1.example.net, ns2.example.net.",
                "--dns.resolvers",
                "192.0.2.1,192.0.2.2:5353")
            .dns();
    assertThat(dns)
        .isEqualTo(
            new DnsSettings(
                Optional.of(new DnsSettings.Address("::1", 5353)),
                List.of("ns1.example.net.", "ns2.example.net."),
                List.of(
                    new DnsSettings.Address("192.0.2.1", 53),
                    new DnsSettings.Address("192.0.2.2", 5353))));
    for (String[] wrong :
        new String[][] {
          {"--dns.listen", "localhost:53"},
          {"--dns.listen", "127.0.0.1:70000"},
          {"--dns.resolvers", "192.0.2.1,,192.0.2.2"},
          {"--dns.name-servers", "ns 1.example"},
          {"--dns.name-servers", "com"}
        }) {
      assertThatThrownBy(() -> Settings.parse("--data", data, wrong[0], wrong[1]))
          .isInstanceOf(UsageError.class);
    }
  }
}
