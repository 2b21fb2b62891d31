package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The audit trail: {@code keyrota audit verify} and {@code keyrota audit show}. */
@Command(
    name = "audit",
    description = "Verify or search the audit trail.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(verify | show)",
    subcommands = {AuditCommand.Verify.class, AuditCommand.Show.class})
final class AuditCommand {

  /** Recomputes the whole chain; exit code 5 when something is wrong with it. */
  @Command(
      name = "verify",
      description = "Recompute the hash chain of the whole trail.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      Json.Obj found = data.client().call("VerifyTrail", Map.of());
      boolean intact = found.members().get("Intact") instanceof Json.Bool b && b.value();
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          (intact ? "intact: " : "BROKEN: ")
              + found.number("Entries").orElse("0")
              + " entries in "
              + found.number("Segments").orElse("0")
              + " segments, the first "
              + found.number("SignedEntries").orElse("0")
              + " under a signed head");
      found.text("HeadHash").ifPresent(hash -> out.println("head: " + hash));
      found.text("Fault").ifPresent(out::println);
      return (intact ? ExitCode.DONE : ExitCode.FAILED_CHECK).number();
    }
  }

  /** Lists entries, newest first. */
  @Command(
      name = "show",
      description = "List audit entries, newest first.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();
    @Spec CommandSpec spec = CommandSpec.create();

    @Option(names = "--key", paramLabel = "ACCESS_KEY_ID", description = "Signed by this key.")
    @Nullable String key;

    @Option(names = "--user", paramLabel = "NAME", description = "Asked by this user, or root.")
    @Nullable String user;

    @Option(names = "--action", paramLabel = "NAME", description = "For example CreateAccessKey.")
    @Nullable String action;

    @Option(names = "--since", paramLabel = "INSTANT", description = "From this instant on.")
    @Nullable String since;

    @Option(names = "--until", paramLabel = "INSTANT", description = "Before this instant.")
    @Nullable String until;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default 50).")
    int limit = 50;

    @Option(names = "-o", paramLabel = "FORMAT", description = "table (default) or json.")
    Format format = Format.table;

    /** How entries are printed: a line each for people, or the CloudTrail records. */
    enum Format {
      table,
      json
    }

    @Override
    public Integer call() {
      Map<String, Json> query = query();
      KeyrotaClient client = data.client();
      Columns columns = new Columns("TIME", "WHO", "KEY", "ACTION", "ANSWER", "EVENT");
      PrintWriter out = spec.commandLine().getOut();
      int left = limit;
      @Nullable String marker = null;
      do {
        query.put("MaxItems", new Json.Num(Integer.toString(Math.min(left, 1000))));
        text(query, "Marker", marker);
        Json.Obj page = client.call("LookupTrail", query);
        marker = page.text("Marker").orElse(null);
        if (page.members().get("Events") instanceof Json.Arr events) {
          left -= events.items().size();
          for (Json event : events.items()) {
            print((Json.Obj) event, columns, out);
          }
        }
      } while (marker != null && left > 0);
      if (format == Format.table) {
        out.print(columns.text());
      }
      out.flush();
      return ExitCode.DONE.number();
    }

    private void print(Json.Obj event, Columns columns, PrintWriter out) {
      switch (format) {
        case json -> out.println(event.text("Record").orElse("{}"));
        case table ->
            columns.row(
                Times.iso(event, "EventTime"),
                event.text("UserName").orElse("-"),
                event.text("AccessKeyId").orElse("-"),
                event.text("EventName").orElse("-"),
                event.text("ErrorCode").orElse("ok"),
                event.text("EventId").orElse("-"));
      }
    }

    private Map<String, Json> query() {
      Map<String, Json> query = new LinkedHashMap<>();
      text(query, "AccessKeyId", key);
      text(query, "UserName", user);
      text(query, "EventName", action);
      instant(query, "StartTime", since);
      instant(query, "EndTime", until);
      return query;
    }

    private static void text(Map<String, Json> query, String name, @Nullable String value) {
      if (value != null) {
        query.put(name, new Json.Str(value));
      }
    }

    private static void instant(Map<String, Json> query, String name, @Nullable String value) {
      if (value != null) {
        query.put(name, Times.seconds(value));
      }
    }
  }
}
