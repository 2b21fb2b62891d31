package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
  private static final Pattern ARN = Pattern.compile("arn:[^:]*:kms:([^:]+):.*");

  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "KEY",
      description = "A key's id or ARN, or an alias's name or ARN.")
  String key = "";

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The key's region (default: the ARN's, else the server's setting).")
  @Nullable String region;

  @Override
  public Integer call() {
    KeyrotaClient client = data.client(region());
    Columns columns =
        new Columns(
            "MATERIAL", "STATE", "CURRENT FROM", "UNTIL", "ENCRYPTS", "LAST", "DECRYPTS", "LAST");
    @Nullable String marker = null;
    Json.Obj page;
    do {
      Map<String, Json> query = new LinkedHashMap<>();
      query.put("KeyId", new Json.Str(key));
      if (marker != null) {
        query.put("Marker", new Json.Str(marker));
      }
      page = client.call("ListKeyMaterials", query);
      marker = page.text("Marker").orElse(null);
      if (page.members().get("KeyMaterials") instanceof Json.Arr materials) {
        materials.items().forEach(material -> row((Json.Obj) material, columns));
      }
    } while (marker != null);
    spec.commandLine().getOut().print(columns.text());
    spec.commandLine()
        .getOut()
        .println("Uses are counted since " + Times.iso(page, "TrackingStartDate") + ".");
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.number();
  }

  private Optional<String> region() {
    if (region != null) {
      return Optional.of(region);
    }
    Matcher arn = ARN.matcher(key);
    return arn.matches() ? Optional.of(arn.group(1)) : Optional.empty();
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
