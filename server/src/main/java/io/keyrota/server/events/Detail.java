package io.keyrota.server.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** An event's own members, in their order: texts and whole numbers, as AWS's events have them. */
public record Detail(SequencedMap<String, Value> members) {
  public Detail {
    members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
  }

  /** One value. */
  public sealed interface Value {
    /** As people read it. */
    String text();
  }

  /** A text. */
  public record Text(String text) implements Value {}

  /** A whole number. */
  public record Whole(long number) implements Value {
    @Override
    public String text() {
      return Long.toString(number);
    }
  }

  /** Nothing yet. */
  public static Detail empty() {
    return new Detail(new LinkedHashMap<>());
  }

  /** The same with one more member. */
  public Detail with(String name, String text) {
    return with(name, new Text(text));
  }

  /** The same with one more member. */
  public Detail with(String name, long number) {
    return with(name, new Whole(number));
  }

  private Detail with(String name, Value value) {
    LinkedHashMap<String, Value> all = new LinkedHashMap<>(members);
    all.put(name, value);
    return new Detail(all);
  }

  /** The members as people read them. */
  public SequencedMap<String, String> texts() {
    LinkedHashMap<String, String> texts = new LinkedHashMap<>();
    members.forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }
}
