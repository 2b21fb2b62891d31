package io.keyrota.rules.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A JSON value. Numbers keep their text, so that nothing is rounded; object members keep their
 * order. Duplicate member names never reach this tree: the reader refuses them.
 */
public sealed interface Json {

  record Obj(SequencedMap<String, Json> members) implements Json {
    public Obj {
      members = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    public static Obj of(Map<String, Json> members) {
      return new Obj(new LinkedHashMap<>(members));
    }

    public Optional<Json> member(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /** The member's text when it is a string. */
    public Optional<String> text(String name) {
      return members.get(name) instanceof Str s ? Optional.of(s.value()) : Optional.empty();
    }

    /** The member's number, as it was written, when it is one. */
    public Optional<String> number(String name) {
      return members.get(name) instanceof Num n ? Optional.of(n.text()) : Optional.empty();
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  record Str(String value) implements Json {}

  /** A number as it was written. */
  record Num(String text) implements Json {}

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}
}
