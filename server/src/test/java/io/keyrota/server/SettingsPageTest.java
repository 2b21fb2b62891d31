package io.keyrota.server;

import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.kms.KmsQuota;
import io.keyrota.testkit.GoldenFolder;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/settings.md is what the code says; rewrite it with -Dkeyrota.golden.rewrite=true. */
class SettingsPageTest {

  @Test
  void thePageSaysWhatTheCodeDoes() {
    new GoldenFolder.Case(Path.of("..", "docs").toAbsolutePath().normalize())
        .matches("settings.md", page());
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Settings

        This page is made from the code (`SettingsTable`, `IamQuota`, `KmsQuota`, `AcmQuota`); a test compares the two.

        Every setting of `keyrota start` is a flag, `--name value` or `--name=value`, and a line `name = value` of the settings file, in UTF-8; lines that begin with `#` are comments, a value goes to the line's end. The file is `keyrota.conf` in the data folder, where it exists, or the one that `--config` names, which may say where the data folder is. Flags win over the file. An unknown name, a malformed value, a value out of bounds and a setting said twice in one place are errors (exit code 64): nothing is guessed or cut to size. Paths are relative to the working directory. BYTES are written `65536`, `64KiB`, `1MiB`, `1GiB`; TIME `500ms`, `75s`, `15m`, `24h`, `400d`.

        | setting | value | default | meaning |
        |---|---|---|---|
        """);
    for (Setting setting : SettingsTable.ALL) {
      page.append(
          "| `%s` | `%s` | %s | %s%s |\n"
              .formatted(
                  setting.name(),
                  setting.form().replace("|", "\\|"),
                  setting.standard().isEmpty()
                      ? setting.otherwise()
                      : "`" + setting.standard() + "`",
                  setting.meaning(),
                  switch (setting.place()) {
                    case ONCE -> "";
                    case REPEATED -> " May be repeated.";
                    case FLAG -> " Command line only.";
                  }));
    }
    page.append(
        """

        The passphrase of `root-key passphrase` is never taken from the command line or the environment: a regular file that others may read is refused. [sealing.md](sealing.md) says what the root key is for.

        ## The environment

        `KEYROTA_ROOT_ACCESS_KEY_ID` and `KEYROTA_ROOT_SECRET_ACCESS_KEY`, given together, are the root access key that the first start makes, of any length; later starts do not look at them.

        `KEYROTA_DATA` is the data folder of all commands that take `--data`, where that is not given; `keyrota env` sets it to the folder that it was asked about. `keyrota start` does not look at it.

        ## How it ends

        | exit code | |
        |---|---|
        | 0 | it was asked to stop (SIGTERM, SIGINT): requests in flight were answered and everything is on disk |
        | 64 | a flag or a setting is wrong |
        | 74 | the disk failed; start it again when the disk is well |
        | 78 | the data or the settings do not let it start |

        ## Quotas

        `--quota NAME=VALUE`; the third column is the name in IAM's GetAccountSummary.

        | quota | default | in GetAccountSummary | |
        |---|---|---|---|
        """);
    for (IamQuota quota : IamQuota.values()) {
      page.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %d | %s | %s |\n",
              quota.quotaName(),
              quota.standard(),
              quota.summaryKey().map(key -> "`" + key + "`").orElse(""),
              quota.adjustable() ? "" : "fixed"));
    }
    for (KmsQuota quota : KmsQuota.values()) {
      page.append(
          String.format(
              Locale.ROOT, "| `%s` | %d | | KMS |\n", quota.quotaName(), quota.standard()));
    }
    for (AcmQuota quota : AcmQuota.values()) {
      page.append(
          String.format(
              Locale.ROOT, "| `%s` | %d | | ACM |\n", quota.quotaName(), quota.standard()));
    }
    return page.toString().stripTrailing();
  }
}
