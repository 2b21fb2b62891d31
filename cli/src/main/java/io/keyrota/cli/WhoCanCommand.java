package io.keyrota.cli;

import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.json.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who may do something: {@code keyrota who-can kms:Decrypt alias/app}. */
@Command(
    name = "who-can",
    description = {
      "List who may do something with a resource, and by which policies and grants.",
      "What only a request would decide (whence it comes, what it encrypts) is told."
    },
    mixinStandardHelpOptions = true)
final class WhoCanCommand implements Callable<Integer> {
  /** How it is printed. */
  enum Format {
    table,
    json
  }

  @Mixin DataOption data = new DataOption();
  @Mixin RegionOption region = new RegionOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ACTION", description = "For example kms:Decrypt.")
  String action = "";

  @Parameters(
      index = "1",
      paramLabel = "RESOURCE",
      description = "An ARN, a KMS key's id or alias, or '*' for an action without a resource.")
  String resource = "";

  @Option(names = "-o", paramLabel = "FORMAT", description = "table (default) or json.")
  Format format = Format.table;

  @Override
  public Integer call() {
    Wording.needAction(action);
    Wording.needResource(resource);
    KeyrotaClient client = data.client(region.of(resource));
    List<Json.Obj> found = new ArrayList<>();
    client.pages(
        "WhoCan",
        Map.of("Action", new Json.Str(action), "Resource", new Json.Str(resource)),
        page -> found.addAll(KeyrotaClient.objects(page, "Principals")));
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case json -> found.forEach(principal -> out.println(JsonText.write(principal)));
      case table -> out.print(table(found));
    }
    out.flush();
    return ExitCode.DONE.number();
  }

  /** A line for each ground; the principal stands in front of its first. */
  private static String table(List<Json.Obj> found) {
    if (found.isEmpty()) {
      return "Nobody.\n";
    }
    Columns columns = new Columns("WHO", "TYPE", "ALLOWED", "BY", "WHEN");
    for (Json.Obj principal : found) {
      boolean always =
          principal.members().get("Always") instanceof Json.Bool value && value.value();
      String[] head = {
        principal.text("Arn").orElse("-"),
        principal.text("Type").orElse("-"),
        always ? "always" : "sometimes"
      };
      for (Json.Obj ground : KeyrotaClient.objects(principal, "Grounds")) {
        columns.row(head[0], head[1], head[2], by(ground), when(ground));
        head = new String[] {"", "", ""};
      }
    }
    return columns.text();
  }

  private static String by(Json.Obj ground) {
    String kind = ground.text("Kind").orElse("").toLowerCase(Locale.ROOT);
    return (ground.text("Effect").filter("Deny"::equals).isPresent() ? "unless denied by " : "")
        + kind.replace('_', ' ')
        + ground.text("Policy").map(" "::concat).orElse("")
        + ground.text("StatementId").map(sid -> " \"" + sid + "\"").orElse("")
        + ground.number("Line").map(" line "::concat).orElse("");
  }

  private static String when(Json.Obj ground) {
    List<String> told = new ArrayList<>();
    if (ground.members().get("Conditions") instanceof Json.Arr conditions) {
      conditions.items().forEach(it -> told.add(it instanceof Json.Str text ? text.value() : ""));
    }
    return String.join("; ", told);
  }
}
