package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What happened to the account's resources by itself: what AWS sends to EventBridge. */
@Command(
    name = "events",
    description = "List rotations, expiries and deletions as they happened, oldest first.",
    mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    KeyrotaClient client = data.client();
    Columns columns = new Columns("TIME", "EVENT", "RESOURCE", "DETAIL");
    @Nullable String marker = null;
    do {
      Map<String, Json> query = new LinkedHashMap<>();
      if (marker != null) {
        query.put("Marker", new Json.Str(marker));
      }
      Json.Obj page = client.call("ListEvents", query);
      marker = page.text("Marker").orElse(null);
      if (page.members().get("Events") instanceof Json.Arr events) {
        for (Json event : events.items()) {
          row((Json.Obj) event, columns);
        }
      }
    } while (marker != null);
    spec.commandLine().getOut().print(columns.text());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.number();
  }

  private static void row(Json.Obj event, Columns columns) {
    String resource = "-";
    if (event.members().get("Resources") instanceof Json.Arr resources
        && !resources.items().isEmpty()
        && resources.items().getFirst() instanceof Json.Str arn) {
      resource = arn.value();
    }
    String detail = "-";
    if (event.members().get("Detail") instanceof Json.Obj members) {
      detail = members.text("rotation-type").orElse("-");
    }
    columns.row(Times.iso(event, "Time"), event.text("DetailType").orElse("-"), resource, detail);
  }
}
