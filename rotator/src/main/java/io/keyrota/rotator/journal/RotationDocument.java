package io.keyrota.rotator.journal;

import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.credentials.QuietRule;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.rotation.Delivery;
import io.keyrota.rules.rotation.Intent;
import io.keyrota.rules.rotation.Marks;
import io.keyrota.rules.rotation.Principal;
import io.keyrota.rules.rotation.Reach;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Stage;
import io.keyrota.rules.rotation.State;
import io.keyrota.rules.rotation.Step;
import io.keyrota.rules.rotation.Terms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rotation as JSON, format 2; it holds no secret. Format 1 is read too: what it did not have, a
 * program that knows no other would lose or not understand (the installation, rotations that were
 * let be).
 */
final class RotationDocument {
  private static final String FORMAT = "2";
  private static final List<String> KNOWN = List.of("1", FORMAT);

  private RotationDocument() {}

  static String write(Rotation rotation) {
    Map<String, Json> all = new LinkedHashMap<>();
    all.put("format", new Json.Num(FORMAT));
    text(all, "id", rotation.id());
    text(all, "purpose", rotation.purpose().name());
    text(all, "account", rotation.principal().account());
    text(all, "userName", rotation.principal().userName());
    text(all, "arn", rotation.principal().arn());
    text(all, "oldKeyId", rotation.oldKeyId());
    text(all, "state", rotation.state().name());
    text(all, "stage", rotation.state().stage().name());
    text(all, "why", rotation.state().why());
    all.put("turnedBack", new Json.Bool(rotation.state().turnedBack()));
    all.put("terms", terms(rotation.terms()));
    all.put(
        "deliveries",
        new Json.Arr(rotation.deliveries().stream().map(RotationDocument::delivery).toList()));
    all.put("marks", marks(rotation.marks()));
    rotation.reach().service().ifPresent(service -> text(all, "service", service));
    rotation.reach().installation().ifPresent(id -> text(all, "installation", id));
    all.put("options", texts(rotation.reach().options()));
    return JsonText.write(Json.Obj.of(all));
  }

  private static Json terms(Terms terms) {
    Map<String, Json> all = new LinkedHashMap<>();
    text(all, "grace", terms.quiet().grace().toString());
    text(all, "quietFor", terms.quiet().quietFor().toString());
    text(all, "freshness", terms.quiet().freshness().toString());
    text(all, "hold", terms.hold().toString());
    text(all, "settle", terms.settle().toString());
    text(all, "probePatience", terms.probePatience().toString());
    text(all, "lateUse", terms.lateUse().name());
    terms.freeSlot().ifPresent(id -> text(all, "freeSlot", id));
    terms.then().ifPresent(command -> text(all, "then", command));
    all.put("passCredentials", new Json.Bool(terms.passCredentials()));
    return Json.Obj.of(all);
  }

  private static Json delivery(Delivery delivery) {
    Map<String, Json> all = new LinkedHashMap<>();
    text(all, "target", delivery.target());
    text(all, "progress", delivery.progress().name());
    return Json.Obj.of(all);
  }

  private static Json marks(Marks marks) {
    Map<String, Json> all = new LinkedHashMap<>();
    text(all, "planned", marks.planned().toString());
    all.put("keysSeen", texts(marks.keysSeen()));
    marks
        .intent()
        .ifPresent(
            intent -> {
              text(all, "intent", intent.step().text());
              text(all, "intentAt", intent.at().toString());
              all.put("intentKeysSeen", texts(intent.keysSeen()));
            });
    marks.newKeyId().ifPresent(id -> text(all, "newKeyId", id));
    marks.created().ifPresent(at -> text(all, "created", at.toString()));
    marks.deployed().ifPresent(at -> text(all, "deployed", at.toString()));
    marks.retired().ifPresent(at -> text(all, "retired", at.toString()));
    marks.restored().ifPresent(at -> text(all, "restored", at.toString()));
    text(all, "acted", marks.acted().toString());
    all.put("lateUses", new Json.Num(Integer.toString(marks.lateUses())));
    return Json.Obj.of(all);
  }

  static Rotation read(String text) {
    if (!(JsonText.value(text.getBytes(StandardCharsets.UTF_8)) instanceof Json.Obj all)) {
      throw new JournalUnusable("a rotation in the journal is no object");
    }
    String format = all.number("format").orElse("");
    if (!KNOWN.contains(format)) {
      throw new JournalUnusable(
          "a rotation in the journal has the format " + format + "; this program knows " + FORMAT);
    }
    return new Rotation(
        need(all, "id"),
        Rotation.Purpose.valueOf(need(all, "purpose")),
        new Principal(need(all, "account"), need(all, "userName"), need(all, "arn")),
        need(all, "oldKeyId"),
        terms(object(all, "terms")),
        deliveries(all),
        state(all),
        marks(object(all, "marks")),
        // Journals of before the service was kept have none, and no options.
        new Reach(all.text("service"), all.text("installation"), strings(all, "options")));
  }

  /** Journals of before the direction was kept have no mark of it. */
  private static State state(Json.Obj all) {
    boolean turnedBack =
        all.members().get("turnedBack") instanceof Json.Bool(boolean value) && value;
    return State.of(
        need(all, "state"), Stage.valueOf(need(all, "stage")), need(all, "why"), turnedBack);
  }

  private static Terms terms(Json.Obj all) {
    return new Terms(
        new QuietRule(
            Duration.parse(need(all, "grace")),
            Duration.parse(need(all, "quietFor")),
            Duration.parse(need(all, "freshness"))),
        Duration.parse(need(all, "hold")),
        Duration.parse(need(all, "settle")),
        Duration.parse(need(all, "probePatience")),
        Terms.LateUse.valueOf(need(all, "lateUse")),
        all.text("freeSlot"),
        all.text("then"),
        // Before this was kept, programs had them, and may need them on the way back.
        !(all.members().get("passCredentials") instanceof Json.Bool(boolean pass)) || pass);
  }

  private static List<Delivery> deliveries(Json.Obj all) {
    return items(all, "deliveries").stream()
        .map(item -> (Json.Obj) item)
        .map(
            item ->
                new Delivery(
                    need(item, "target"), Delivery.Progress.valueOf(need(item, "progress"))))
        .toList();
  }

  private static Marks marks(Json.Obj all) {
    Function<String, Optional<Instant>> instant = name -> all.text(name).map(Instant::parse);
    return new Marks(
        Instant.parse(need(all, "planned")),
        strings(all, "keysSeen"),
        all.text("intent")
            .map(
                step ->
                    new Intent(
                        Step.parse(step),
                        Instant.parse(need(all, "intentAt")),
                        strings(all, "intentKeysSeen"))),
        all.text("newKeyId"),
        instant.apply("created"),
        instant.apply("deployed"),
        instant.apply("retired"),
        instant.apply("restored"),
        Instant.parse(need(all, "acted")),
        Integer.parseInt(all.number("lateUses").orElse("0")));
  }

  private static void text(Map<String, Json> to, String name, String value) {
    to.put(name, new Json.Str(value));
  }

  private static Json texts(List<String> values) {
    return new Json.Arr(values.stream().<Json>map(Json.Str::new).toList());
  }

  private static List<String> strings(Json.Obj all, String name) {
    return items(all, name).stream().map(item -> ((Json.Str) item).value()).toList();
  }

  private static List<Json> items(Json.Obj all, String name) {
    return all.members().get(name) instanceof Json.Arr array ? array.items() : List.of();
  }

  private static Json.Obj object(Json.Obj all, String name) {
    if (all.members().get(name) instanceof Json.Obj object) {
      return object;
    }
    throw new JournalUnusable("a rotation in the journal has no " + name);
  }

  private static String need(Json.Obj all, String name) {
    return all.text(name)
        .orElseThrow(() -> new JournalUnusable("a rotation in the journal has no " + name));
  }
}
