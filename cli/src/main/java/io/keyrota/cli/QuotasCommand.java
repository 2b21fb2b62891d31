package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The server's quotas and what AWS's defaults are. */
@Command(
    name = "quotas",
    description = "List the server's quotas.",
    mixinStandardHelpOptions = true)
final class QuotasCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Columns columns = new Columns("QUOTA", "VALUE", "DEFAULT");
    if (data.client().call("ListQuotas", Map.of()).members().get("Quotas")
        instanceof Json.Arr quotas) {
      for (Json item : quotas.items()) {
        Json.Obj quota = (Json.Obj) item;
        columns.row(
            quota.text("Name").orElse(""),
            quota.number("Value").orElse("-"),
            quota.number("Default").orElse("-"));
      }
    }
    spec.commandLine().getOut().print(columns.text());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.number();
  }
}
