package io.keyrota.cli.rotate;

import io.keyrota.cli.Columns;
import io.keyrota.cli.ExitCode;
import io.keyrota.cli.SpanOption;
import io.keyrota.rotator.Inventory;
import io.keyrota.rotator.World;
import io.keyrota.rotator.aws.Connection;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.credentials.KeyReview;
import io.keyrota.rules.credentials.KeyUse;
import io.keyrota.rules.credentials.Span;
import io.keyrota.rules.json.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Every user's access keys. With {@code --max-age} it is a check as well: exit code 5 when an
 * active key is older. Key ids are masked in the table, which people paste into tickets, and whole
 * in JSON and CSV, which programs read.
 */
@Command(
    name = "keys",
    description = "List every user's access keys: age, last use, what is due, what is stuck.",
    mixinStandardHelpOptions = true,
    subcommands = DisableUserCommand.class)
public final class KeysCommand implements Callable<Integer> {
  private static final Duration DEFAULT_AGE = Duration.ofDays(90);

  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin JournalOption journal = new JournalOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--max-age",
      paramLabel = "SPAN",
      description = "Fail (exit code 5) when an active key is older; without it 90d is only shown.")
  @Nullable String maxAge;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table (default), json or csv.")
  Format format = Format.table;

  /** How the keys are printed. */
  enum Format {
    table,
    json,
    csv
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Duration age = maxAge == null ? DEFAULT_AGE : SpanOption.of("--max-age", maxAge);
    try (Connection aws = connection.connection();
        Journal remembered = journal.open()) {
      World world = connection.world(aws);
      List<Inventory.Line> lines = Inventory.of(world, remembered, age);
      switch (format) {
        case table -> table(lines, out);
        case json ->
            out.println(
                JsonText.write(new Json.Arr(lines.stream().map(KeysCommand::json).toList())));
        case csv -> csv(lines, out);
      }
      out.flush();
      boolean overdue =
          lines.stream().anyMatch(l -> l.review().findings().contains(KeyReview.Finding.OVERDUE));
      return (maxAge != null && overdue ? ExitCode.FAILED_CHECK : ExitCode.DONE).number();
    }
  }

  private static void table(List<Inventory.Line> lines, PrintWriter out) {
    Columns columns =
        new Columns("USER", "KEY", "STATUS", "AGE", "LAST USED", "DUE", "FINDINGS", "ROTATION");
    for (Inventory.Line line : lines) {
      columns.row(
          line.userName(),
          line.review().key().masked(),
          status(line),
          Span.text(line.review().age().truncatedTo(ChronoUnit.HOURS)),
          line.lastUse()
              .map(use -> Span.seconds(use.at()) + " " + use.service() + " " + use.region())
              .orElse("never"),
          line.review().due().map(Span::seconds).orElse("-"),
          findings(line),
          line.rotation().map(r -> r.id() + " " + r.state().name()).orElse("-"));
    }
    out.print(columns.text());
  }

  private static Json json(Inventory.Line line) {
    Map<String, Json> all = new LinkedHashMap<>();
    all.put("userName", new Json.Str(line.userName()));
    all.put("accessKeyId", new Json.Str(line.review().key().id()));
    all.put("status", new Json.Str(status(line)));
    all.put("created", new Json.Str(line.review().key().created().toString()));
    all.put("ageSeconds", new Json.Num(Long.toString(line.review().age().toSeconds())));
    line.lastUse()
        .ifPresent(
            use -> {
              all.put("lastUsed", new Json.Str(use.at().toString()));
              all.put("lastUsedService", new Json.Str(use.service()));
              all.put("lastUsedRegion", new Json.Str(use.region()));
            });
    line.review().due().ifPresent(due -> all.put("due", new Json.Str(due.toString())));
    all.put(
        "findings",
        new Json.Arr(
            line.review().findings().stream().<Json>map(f -> new Json.Str(f.name())).toList()));
    line.rotation().ifPresent(r -> all.put("rotation", new Json.Str(r.id())));
    line.rotation().ifPresent(r -> all.put("rotationState", new Json.Str(r.state().name())));
    return Json.Obj.of(all);
  }

  private static void csv(List<Inventory.Line> lines, PrintWriter out) {
    out.println(
        "user_name,access_key_id,status,created,age_days,last_used,last_used_service,"
            + "last_used_region,due,findings,rotation,rotation_state");
    for (Inventory.Line line : lines) {
      // None of these can hold a comma or a quote but user names, which may hold commas.
      out.println(
          String.join(
              ",",
              quoted(line.userName()),
              line.review().key().id(),
              status(line),
              line.review().key().created().toString(),
              Long.toString(line.review().age().toDays()),
              line.lastUse().map(use -> use.at().toString()).orElse(""),
              line.lastUse().map(KeyUse::service).orElse(""),
              line.lastUse().map(KeyUse::region).orElse(""),
              line.review().due().map(Instant::toString).orElse(""),
              findings(line).replace(", ", " ").replace("-", ""),
              line.rotation().map(r -> r.id()).orElse(""),
              line.rotation().map(r -> r.state().name()).orElse("")));
    }
  }

  private static String quoted(String text) {
    return text.contains(",") ? "\"" + text + "\"" : text;
  }

  private static String status(Inventory.Line line) {
    return line.review().key().active() ? "Active" : "Inactive";
  }

  private static String findings(Inventory.Line line) {
    List<String> names =
        line.review().findings().stream()
            .map(finding -> finding.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .toList();
    return names.isEmpty() ? "-" : String.join(", ", names);
  }
}
