package io.keyrota.cli;

import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.json.Json;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an access key is used for: {@code keyrota who-uses AKIA…}. */
@Command(
    name = "who-uses",
    description = "List what an access key was used for, where and from where, by the audit trail.",
    mixinStandardHelpOptions = true)
final class WhoUsesCommand implements Callable<Integer> {
  private static final List<String> USE =
      List.of("EventSource", "EventName", "Region", "SourceIpAddress", "UserAgent");

  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ACCESS_KEY_ID", description = "Its id, not its secret.")
  String key = "";

  @Option(names = "--since", paramLabel = "INSTANT", description = "From this instant on.")
  @Nullable String since;

  @Option(names = "-o", paramLabel = "FORMAT", description = "table (default) or json.")
  WhoCanCommand.Format format = WhoCanCommand.Format.table;

  /** Uses of one kind over all pages. */
  private record Tally(String first, String last, BigDecimal count, BigDecimal refused) {
    static Tally of(Json.Obj use) {
      return new Tally(
          use.number("FirstUsed").orElse("0"),
          use.number("LastUsed").orElse("0"),
          new BigDecimal(use.number("Count").orElse("0")),
          new BigDecimal(use.number("Refused").orElse("0")));
    }

    /** Pages come newest first. */
    Tally plus(Tally earlier) {
      return new Tally(
          new BigDecimal(earlier.first).min(new BigDecimal(first)).toPlainString(),
          new BigDecimal(earlier.last).max(new BigDecimal(last)).toPlainString(),
          count.add(earlier.count),
          refused.add(earlier.refused));
    }
  }

  @Override
  public Integer call() {
    Wording.needAccessKeyId(key);
    Map<String, Json> query = query();
    KeyrotaClient client = data.client();
    Map<List<String>, Tally> uses = new LinkedHashMap<>();
    Map<String, Json> about = new LinkedHashMap<>();
    client.pages(
        "WhoUses",
        query,
        page -> {
          // The newest page knows best whose it is.
          page.members().forEach(about::putIfAbsent);
          for (Json.Obj use : KeyrotaClient.objects(page, "Uses")) {
            List<String> kind = USE.stream().map(name -> use.text(name).orElse("-")).toList();
            uses.merge(kind, Tally.of(use), Tally::plus);
          }
        });
    Json.Obj first = Json.Obj.of(about);
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case json -> out.println(JsonText.write(json(first, uses)));
      case table -> {
        out.println(
            key
                + " of "
                + first.text("Owner").orElse("somebody who is gone")
                + ", "
                + first.text("Status").orElse("-")
                + first.number("CreateDate").map(at -> ", made " + Times.iso(at)).orElse(""));
        out.print(uses.isEmpty() ? "Never used, as far as the trail goes back.\n" : table(uses));
      }
    }
    out.flush();
    return ExitCode.DONE.number();
  }

  private Map<String, Json> query() {
    Map<String, Json> query = new LinkedHashMap<>();
    query.put("AccessKeyId", new Json.Str(key));
    if (since != null) {
      query.put("StartTime", Times.seconds(since));
    }
    return query;
  }

  private static String table(Map<List<String>, Tally> uses) {
    Columns columns =
        new Columns(
            "SERVICE", "ACTION", "REGION", "FROM", "COUNT", "REFUSED", "FIRST", "LAST", "WITH");
    uses.forEach(
        (use, tally) ->
            columns.row(
                use.get(0).replace(".amazonaws.com", ""),
                use.get(1),
                use.get(2),
                use.get(3),
                tally.count.toPlainString(),
                tally.refused.toPlainString(),
                Times.iso(tally.first),
                Times.iso(tally.last),
                use.get(4)));
    return columns.text();
  }

  private static Json json(Json.Obj first, Map<List<String>, Tally> uses) {
    Map<String, Json> all = new LinkedHashMap<>();
    for (String name : List.of("AccessKeyId", "Owner", "Status")) {
      Optional.ofNullable(first.members().get(name)).ifPresent(it -> all.put(name, it));
    }
    first.number("CreateDate").ifPresent(at -> all.put("CreateDate", new Json.Str(Times.iso(at))));
    List<Json> list = new ArrayList<>();
    uses.forEach(
        (use, tally) -> {
          Map<String, Json> one = new LinkedHashMap<>();
          for (int i = 0; i < USE.size(); i++) {
            one.put(USE.get(i), new Json.Str(use.get(i)));
          }
          one.put("FirstUsed", new Json.Str(Times.iso(tally.first)));
          one.put("LastUsed", new Json.Str(Times.iso(tally.last)));
          one.put("Count", new Json.Num(tally.count.toPlainString()));
          one.put("Refused", new Json.Num(tally.refused.toPlainString()));
          list.add(Json.Obj.of(one));
        });
    all.put("Uses", new Json.Arr(list));
    return Json.Obj.of(all);
  }
}
