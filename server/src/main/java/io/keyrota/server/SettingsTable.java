package io.keyrota.server;

import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.kms.KmsQuota;
import io.keyrota.server.Setting.Place;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of all settings. What is not here does not exist. */
final class SettingsTable {
  /** The settings file that is read where no other is named, in the data folder. */
  static final String FILE = "keyrota.conf";

  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9A-Za-z.-]+)):([0-9]{1,5})");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z]+)+-[0-9]{1,2}");
  private static final int HIGHEST_PORT = 65_535;
  private static final int HIGHEST_QUOTA = 1_000_000_000;
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static final List<Setting> OF_THE_SERVER =
      List.of(
          Setting.of(
              "data",
              "DIR",
              "keyrota-data",
              "The folder that holds everything the server keeps; made when it is not there, refused"
                  + " where others than its owner may write into it.",
              (draft, text) -> draft.data = path(text)),
          Setting.open(
              "config",
              "FILE",
              FILE + " in the data folder, where it exists",
              Place.FLAG,
              "The settings file.",
              (draft, text) -> draft.config = Optional.of(path(text))),
          Setting.of(
              "listen",
              "HOST:PORT",
              "127.0.0.1:4580",
              "Where to listen, in plain HTTP; port 0 takes any free one, [::1]:4580 is IPv6.",
              SettingsTable::listen),
          Setting.open(
              "account",
              "ACCOUNT",
              "made at random at the first start and kept",
              Place.ONCE,
              "The first account's id, twelve digits; a data folder never changes it.",
              SettingsTable::account),
          Setting.of(
              "region",
              "REGION",
              "us-east-1",
              "The region that keyrota env gives to clients; requests of every region are served.",
              SettingsTable::region),
          Setting.open(
              "quota",
              "NAME=VALUE",
              "AWS's defaults",
              Place.REPEATED,
              "Sets one of the quotas below, for every account.",
              SettingsTable::quota),
          Setting.of(
              "clock",
              "machine|rehearsal[@INSTANT]",
              "machine",
              "The clock of all rules; a rehearsal's can be advanced, and begins at the instant at"
                  + " the first start. A data folder keeps the kind of clock it was made with.",
              (draft, text) -> draft.clock = ClockSetting.of(text)),
          Setting.of(
              "root-key",
              "file|passphrase",
              "file",
              "Where the root key comes from: root.key in the data folder, or a passphrase.",
              SettingsTable::rootKey),
          Setting.open(
              "passphrase-file",
              "FILE",
              "asked for at the terminal",
              Place.ONCE,
              "A file that holds the passphrase, for its owner's eyes only (mode 600).",
              (draft, text) -> draft.passphraseFile = Optional.of(path(text))),
          Setting.of(
              "audit.keep",
              "TIME",
              "400d",
              "How long the audit trail's segments are kept.",
              (draft, text) ->
                  draft.auditKeep = Quantity.duration(text, DAY, Duration.ofDays(36_500))),
          Setting.of(
              "audit.segment-bytes",
              "BYTES",
              "8MiB",
              "The size from which a segment of the audit trail is followed by a new one.",
              (draft, text) -> draft.auditSegment = Quantity.bytes(text, 64L << 10, 1L << 30)),
          Setting.of(
              "http.event-loops",
              "COUNT",
              "1",
              "Threads that move bytes; one serves two cores well.",
              (draft, text) -> draft.eventLoops = Quantity.count(text, 1, 256)),
          Setting.of(
              "http.connections",
              "COUNT",
              "8192",
              "Connections open at a time.",
              (draft, text) -> draft.connections = Quantity.count(text, 1, 1_000_000)),
          Setting.of(
              "http.header-bytes",
              "BYTES",
              "16KiB",
              "Request line and header fields of one request together.",
              (draft, text) -> draft.headerBytes = (int) Quantity.bytes(text, 1 << 10, 1 << 20)),
          Setting.of(
              "http.header-fields",
              "COUNT",
              "100",
              "Header fields of one request.",
              (draft, text) -> draft.headerFields = Quantity.count(text, 10, 10_000)),
          Setting.of(
              "http.body-bytes",
              "BYTES",
              "1MiB",
              "The body of one request.",
              (draft, text) -> draft.bodyBytes = (int) Quantity.bytes(text, 1 << 10, 1 << 28)),
          Setting.of(
              "http.held-body-bytes",
              "BYTES",
              "64MiB",
              "The bodies of all requests in flight together.",
              (draft, text) -> draft.heldBodyBytes = Quantity.bytes(text, 1L << 10, 1L << 36)),
          Setting.of(
              "http.idle",
              "TIME",
              "75s",
              "How long a connection may wait between requests.",
              (draft, text) -> draft.idle = patience(text)),
          Setting.of(
              "http.header",
              "TIME",
              "10s",
              "From a request's first byte to the end of its header.",
              (draft, text) -> draft.header = patience(text)),
          Setting.of(
              "http.request",
              "TIME",
              "30s",
              "From a request's first byte to the last of its body.",
              (draft, text) -> draft.request = patience(text)),
          Setting.of(
              "http.answer",
              "TIME",
              "30s",
              "How long a client may take to read an answer.",
              (draft, text) -> draft.answer = patience(text)),
          Setting.of(
              "http.farewell",
              "TIME",
              "1s",
              "How long a refused client may go on sending, so that the refusal reaches it.",
              (draft, text) -> draft.farewell = patience(text)));

  static final List<Setting> ALL =
      Stream.of(
              OF_THE_SERVER,
              EventSettings.ALL,
              OpenIdSettings.ALL,
              CertificateSettings.ALL,
              DnsSettingsTable.ALL,
              AcmSettingsTable.ALL,
              UpstreamSettings.ALL)
          .flatMap(List::stream)
          .toList();

  private SettingsTable() {}

  static Optional<Setting> named(String name) {
    return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  static Path path(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("it is the path of a file or folder");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("it is the path of a file or folder", e);
    }
  }

  private static void listen(SettingsDraft draft, String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "it is HOST:PORT, for example 127.0.0.1:4580, 0.0.0.0:4580 or [::1]:4580");
    }
    draft.host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    draft.port = Integer.parseInt(matcher.group(3));
  }

  private static void account(SettingsDraft draft, String text) {
    if (!AccountId.isValid(text) || text.equals(AccountId.SYSTEM.digits())) {
      throw new IllegalArgumentException("it is twelve digits, not all of them zero");
    }
    draft.account = Optional.of(new AccountId(text));
  }

  private static void region(SettingsDraft draft, String text) {
    if (!REGION.matcher(text).matches()) {
      throw new IllegalArgumentException("it is the name of a region, for example eu-central-1");
    }
    draft.region = text;
  }

  private static void rootKey(SettingsDraft draft, String text) {
    draft.passphrase =
        switch (text) {
          case "file" -> false;
          case "passphrase" -> true;
          default ->
              throw new IllegalArgumentException(
                  "it is file or passphrase; the passphrase itself is read from passphrase-file or"
                      + " the terminal");
        };
  }

  private static void quota(SettingsDraft draft, String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("it is NAME=VALUE, for example UsersPerAccount=10000");
    }
    String name = text.substring(0, equals).strip();
    Optional<KmsQuota> ofKms = KmsQuota.named(name);
    if (ofKms.isPresent()) {
      draft.kmsQuotas =
          draft.kmsQuotas.with(
              ofKms.get(), Quantity.count(text.substring(equals + 1).strip(), 0, HIGHEST_QUOTA));
      return;
    }
    Optional<AcmQuota> ofAcm = AcmQuota.named(name);
    if (ofAcm.isPresent()) {
      draft.acm =
          draft.acm.with(
              ofAcm.get(), Quantity.count(text.substring(equals + 1).strip(), 0, HIGHEST_QUOTA));
      return;
    }
    List<String> names =
        Stream.of(
                Arrays.stream(IamQuota.values()).map(IamQuota::quotaName),
                Arrays.stream(KmsQuota.values()).map(KmsQuota::quotaName),
                Arrays.stream(AcmQuota.values()).map(AcmQuota::quotaName))
            .flatMap(each -> each)
            .toList();
    IamQuota quota =
        IamQuota.named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no such quota"
                            + Nearest.to(name, names)
                                .map(nearest -> ", did you mean " + nearest + "?")
                                .orElse(", the names are " + String.join(", ", names))));
    draft.quotas =
        draft.quotas.with(
            quota, Quantity.count(text.substring(equals + 1).strip(), 0, HIGHEST_QUOTA));
  }

  private static Duration patience(String text) {
    return Quantity.duration(text, SHORTEST, LONGEST);
  }
}
