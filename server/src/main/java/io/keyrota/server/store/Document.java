package io.keyrota.server.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a row is kept as: named values of a few types, opaque to SQL. Values are {@code String},
 * {@code Long}, {@code Boolean}, {@code byte[]}, {@code Document} and {@code List} of these;
 * instants are epoch milliseconds. A member that is not there reads as absent, so that a new format
 * can add members.
 */
public record Document(SequencedMap<String, Object> members) {

  public static Builder builder() {
    return new Builder();
  }

  public String text(String name) {
    return (String) need(name);
  }

  public Optional<String> optionalText(String name) {
    return Optional.ofNullable((String) members.get(name));
  }

  public long number(String name) {
    return (Long) need(name);
  }

  public boolean flag(String name) {
    return (Boolean) need(name);
  }

  public Instant instant(String name) {
    return Instant.ofEpochMilli(number(name));
  }

  public Optional<Instant> optionalInstant(String name) {
    return Optional.ofNullable((Long) members.get(name)).map(Instant::ofEpochMilli);
  }

  public byte[] bytes(String name) {
    return (byte[]) need(name);
  }

  public Document document(String name) {
    return (Document) need(name);
  }

  /** Absent reads as zero. */
  public int count(String name) {
    return members.get(name) instanceof Long number ? Math.toIntExact(number) : 0;
  }

  /** Absent reads as empty. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(name)) {
      texts.add((String) item);
    }
    return texts;
  }

  /** Absent reads as empty. */
  public List<Document> documents(String name) {
    List<Document> documents = new ArrayList<>();
    for (Object item : list(name)) {
      documents.add((Document) item);
    }
    return documents;
  }

  /** Absent reads as empty; the order is kept. */
  public SequencedMap<String, String> map(String name) {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    if (members.get(name) instanceof Document document) {
      document.members.forEach((key, value) -> map.put(key, (String) value));
    }
    return map;
  }

  private List<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }

  private Object need(String name) {
    Object value = members.get(name);
    if (value == null) {
      throw new IllegalStateException("a stored document lacks " + name);
    }
    return value;
  }

  /** Collects members in order; absent optional values are left out. */
  public static final class Builder {
    private final SequencedMap<String, Object> members = new LinkedHashMap<>();

    public Builder put(String name, String value) {
      members.put(name, value);
      return this;
    }

    public Builder put(String name, Optional<String> value) {
      value.ifPresent(v -> members.put(name, v));
      return this;
    }

    public Builder put(String name, long value) {
      members.put(name, value);
      return this;
    }

    public Builder put(String name, boolean value) {
      members.put(name, value);
      return this;
    }

    public Builder put(String name, Instant value) {
      members.put(name, value.toEpochMilli());
      return this;
    }

    public Builder putInstant(String name, Optional<Instant> value) {
      value.ifPresent(v -> members.put(name, v.toEpochMilli()));
      return this;
    }

    public Builder put(String name, byte[] value) {
      members.put(name, value);
      return this;
    }

    public Builder put(String name, List<String> values) {
      members.put(name, List.copyOf(values));
      return this;
    }

    public Builder put(String name, Document value) {
      members.put(name, value);
      return this;
    }

    public Builder putDocuments(String name, List<Document> values) {
      members.put(name, List.copyOf(values));
      return this;
    }

    public Builder put(String name, Map<String, String> values) {
      members.put(name, new Document(new LinkedHashMap<>(values)));
      return this;
    }

    public Document build() {
      return new Document(members);
    }
  }
}
