package io.keyrota.cli.rotate;

import io.keyrota.cli.ExitCode;
import io.keyrota.rotator.Planning;
import io.keyrota.rotator.Standing;
import io.keyrota.rotator.Witness;
import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.Span;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.rotation.Decision;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Step;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells a person or a program what a rotation does and how it stands. No secret comes here. */
final class Report implements Witness {
  private final PrintWriter out;
  private String lastWait = "";

  /**
   * Reports to that writer.
   *
   * @param out the progress goes there, a line each
   */
  Report(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begins(Rotation rotation, Step step, String why) {
    line(rotation, KeyIds.masked(step.text()) + "  (" + KeyIds.masked(why) + ")");
  }

  @Override
  public void recorded(Rotation rotation, String text) {
    if (!text.startsWith("begin: ") && !text.startsWith("done: ")) {
      line(rotation, "  " + KeyIds.masked(text));
    }
  }

  @Override
  public void waits(Rotation rotation, Decision.Wait wait) {
    String reason = wait.reason().name();
    String text =
        "waits"
            + wait.until().map(until -> " until " + Span.seconds(until)).orElse("")
            + ": "
            + (wait.why().startsWith(reason + ":") ? "" : reason + ", ")
            + KeyIds.masked(wait.why());
    if (!text.equals(lastWait)) {
      lastWait = text;
      line(rotation, text);
    }
  }

  private void line(Rotation rotation, String text) {
    out.println(rotation.id() + " " + rotation.principal().userName() + "  " + text);
    out.flush();
  }

  /** One line how it stands, and what to type next. */
  static String text(Standing standing, Again again) {
    Rotation rotation = standing.rotation();
    String name = rotation.id() + " " + rotation.principal().userName() + "  ";
    Optional<Decision.Wait> wait = standing.waiting();
    if (wait.isPresent()) {
      return name
          + rotation.state().name()
          + ": "
          + KeyIds.masked(wait.get().why())
          + wait.get()
              .until()
              .map(until -> "\nlook again at " + Span.seconds(until) + ": ")
              .orElse("\nthen: ")
          + again.rotate("resume");
    }
    String why = KeyIds.masked(rotation.state().why());
    return name
        + switch (standing.kind()) {
          case DONE ->
              "done: "
                  + KeySeen.masked(rotation.oldKeyId())
                  + rotation
                      .marks()
                      .newKeyId()
                      .map(id -> " was replaced by " + KeySeen.masked(id))
                      .orElse(" is deleted");
          case ROLLED_BACK -> "rolled back: " + why;
          case ABANDONED -> "abandoned: " + why;
          case BLOCKED, WAITING ->
              rotation.state().name() + ": " + why + "\nmore: " + again.explain(rotation.id());
        };
  }

  /** The same for programs; docs/rotator.md names the members. */
  static Json json(Standing standing) {
    Map<String, Json> all = new LinkedHashMap<>(members(standing.rotation()));
    standing
        .waiting()
        .ifPresent(
            wait -> {
              Map<String, Json> waits = new LinkedHashMap<>();
              waits.put("reason", new Json.Str(wait.reason().name()));
              wait.until().ifPresent(until -> waits.put("until", new Json.Str(until.toString())));
              waits.put("why", new Json.Str(wait.why()));
              all.put("waiting", Json.Obj.of(waits));
            });
    all.put("exitCode", new Json.Num(Integer.toString(RunOptions.exitCode(standing).number())));
    return Json.Obj.of(all);
  }

  /** Ends with a plan that was looked at and not begun; a program gets it as one object. */
  static int planned(
      Planning.Plan plan,
      ExitCode code,
      RunOptions options,
      PrintWriter progress,
      PrintWriter out) {
    progress.flush();
    if (options.json()) {
      Map<String, Json> all = new LinkedHashMap<>(members(plan.rotation()));
      // The id was never written down: nothing can be asked about it.
      all.remove("id");
      plan.blocked().ifPresent(reason -> all.put("blocked", new Json.Str(reason)));
      all.put("plan", new Json.Arr(plan.lines().stream().<Json>map(Json.Str::new).toList()));
      all.put("exitCode", new Json.Num(Integer.toString(code.number())));
      out.println(JsonText.write(Json.Obj.of(all)));
      out.flush();
    }
    return code.number();
  }

  /** A rotation's members in JSON answers. */
  static Map<String, Json> members(Rotation rotation) {
    Map<String, Json> all = new LinkedHashMap<>();
    all.put("id", new Json.Str(rotation.id()));
    all.put("account", new Json.Str(rotation.principal().account()));
    rotation.reach().service().ifPresent(at -> all.put("service", new Json.Str(at)));
    rotation.reach().installation().ifPresent(it -> all.put("installation", new Json.Str(it)));
    all.put("userName", new Json.Str(rotation.principal().userName()));
    all.put("purpose", new Json.Str(rotation.purpose().name()));
    all.put("state", new Json.Str(rotation.state().name()));
    all.put("stage", new Json.Str(rotation.state().stage().name()));
    if (!rotation.state().why().isEmpty()) {
      all.put("why", new Json.Str(rotation.state().why()));
    }
    all.put("oldKeyId", new Json.Str(rotation.oldKeyId()));
    rotation.marks().newKeyId().ifPresent(id -> all.put("newKeyId", new Json.Str(id)));
    all.put("planned", new Json.Str(rotation.marks().planned().toString()));
    instant(all, "deployed", rotation.marks().deployed());
    instant(all, "deactivated", rotation.marks().retired());
    return all;
  }

  private static void instant(Map<String, Json> all, String name, Optional<Instant> at) {
    at.ifPresent(when -> all.put(name, new Json.Str(when.toString())));
  }

  /** Prints how it stands, in the format that was asked for. */
  static int end(Standing standing, RunOptions options, Again again, PrintWriter out) {
    ExitCode code = RunOptions.exitCode(standing);
    out.println(options.json() ? JsonText.write(json(standing)) : text(standing, again));
    out.flush();
    return code.number();
  }
}
