package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.util.Map;
import java.util.concurrent.Callable;
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
    client.pages(
        "ListEvents",
        Map.of(),
        page -> KeyrotaClient.objects(page, "Events").forEach(event -> row(event, columns)));
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
