package io.keyrota.server.acme;

import io.keyrota.rules.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The members of an object that is answered, in their order. */
final class Members {
  private final SequencedMap<String, Json> members = new LinkedHashMap<>();

  Members put(String name, String value) {
    members.put(name, new Json.Str(value));
    return this;
  }

  /** In whole seconds (RFC 3339). */
  Members put(String name, Instant value) {
    return put(name, value.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  Members put(String name, boolean value) {
    members.put(name, new Json.Bool(value));
    return this;
  }

  Members put(String name, long value) {
    members.put(name, new Json.Num(Long.toString(value)));
    return this;
  }

  Members put(String name, Members value) {
    members.put(name, value.object());
    return this;
  }

  Members put(String name, List<? extends Json> values) {
    members.put(name, new Json.Arr(List.copyOf(values)));
    return this;
  }

  Members putTexts(String name, List<String> values) {
    return put(name, values.stream().map(Json.Str::new).toList());
  }

  Json.Obj object() {
    return new Json.Obj(members);
  }
}
