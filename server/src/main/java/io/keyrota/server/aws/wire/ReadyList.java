package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.StructureSchema;
import io.keyrota.server.json.JsonOutput;
import java.util.AbstractList;
import java.util.List;

/** Items of a list whose JSON is there already, for an answer that holds the list. */
public final class ReadyList<R extends Record> extends AbstractList<R> {
  private final List<Item<R>> items;

  public ReadyList(List<Item<R>> items) {
    this.items = List.copyOf(items);
  }

  /** An item and its JSON, which is only written, never changed. */
  public static final class Item<R extends Record> {
    private final R told;
    private final byte[] json;

    private Item(R told, byte[] json) {
      this.told = told;
      this.json = json;
    }

    /** Writes the JSON. */
    public static <R extends Record> Item<R> of(StructureSchema<R> schema, R told) {
      return new Item<>(told, JsonWriter.write(Layout.of(schema), told));
    }
  }

  @Override
  public R get(int index) {
    return items.get(index).told;
  }

  @Override
  public int size() {
    return items.size();
  }

  void write(JsonOutput out) {
    items.forEach(item -> out.ready(item.json));
  }
}
