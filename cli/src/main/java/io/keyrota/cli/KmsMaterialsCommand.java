package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The materials of a key: what still hangs on an old one. */
@Command(
    name = "materials",
    description = {
      "List a key's materials, oldest first: when each was current, how many operations used it,",
      "and when last."
    },
    mixinStandardHelpOptions = true)
final class KmsMaterialsCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Mixin RegionOption region = new RegionOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "KEY",
      description = "A key's id or ARN, or an alias's name or ARN.")
  String key = "";

  @Override
  public Integer call() {
    KeyrotaClient client = data.client(region.of(key));
    Columns columns =
        new Columns(
            "MATERIAL", "STATE", "CURRENT FROM", "UNTIL", "ENCRYPTS", "LAST", "DECRYPTS", "LAST");
    Map<String, Json> about = new LinkedHashMap<>();
    client.pages(
        "ListKeyMaterials",
        Map.of("KeyId", new Json.Str(key)),
        page -> {
          about.putAll(page.members());
          KeyrotaClient.objects(page, "KeyMaterials").forEach(it -> row(it, columns));
        });
    spec.commandLine().getOut().print(columns.text());
    spec.commandLine()
        .getOut()
        .println(
            "Uses are counted since " + Times.iso(Json.Obj.of(about), "TrackingStartDate") + ".");
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.number();
  }

  private static void row(Json.Obj material, Columns columns) {
    String state = material.text("KeyMaterialState").orElse("-");
    columns.row(
        material.text("KeyMaterialId").orElse("-"),
        material.text("ImportState").filter("PENDING_IMPORT"::equals).isPresent()
            ? state + ", not imported"
            : state,
        Times.iso(material, "CurrentFrom"),
        Times.iso(material, "CurrentUntil"),
        material.number("Encryptions").orElse("-"),
        Times.iso(material, "LastEncryption"),
        material.number("Decryptions").orElse("-"),
        Times.iso(material, "LastDecryption"));
  }
}
