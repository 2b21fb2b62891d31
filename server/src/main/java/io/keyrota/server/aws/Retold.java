package io.keyrota.server.aws;

import io.keyrota.models.schema.StructureSchema;
import io.keyrota.server.aws.wire.ReadyList;
import io.keyrota.server.aws.wire.Wire;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows as items of lists, and remembers the JSON of each: a list that is asked for again and
 * again changes only where its rows do. Rows are immutable, so one that is the same object is told
 * in the same octets. It remembers a bounded number of rows, and keeps those alive; it holds no
 * secrets, for what it remembers is never erased.
 *
 * @param <S> what a row holds
 * @param <R> the item that tells it
 */
public final class Retold<S, R extends Record> {
  private final StructureSchema<R> schema;
  private final Function<S, R> telling;

  /** Each row in the place that its identity gives it, where a later one may drive it out. */
  private final @Nullable Known<S, R>[] remembered;

  /**
   * @param most how many rows are remembered, a power of two
   * @throws IllegalArgumentException when items can hold secrets
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public Retold(StructureSchema<R> schema, Function<S, R> telling, int most) {
    if (Wire.holdsSecrets(schema) || Integer.bitCount(most) != 1) {
      throw new IllegalArgumentException(schema.name());
    }
    this.schema = schema;
    this.telling = telling;
    this.remembered = new Known[most];
  }

  private record Known<S, R extends Record>(S row, ReadyList.Item<R> item) {}

  /** The items of a list, in the order of the rows; JSON writes them from memory. */
  public List<R> of(List<S> rows) {
    return new ReadyList<>(rows.stream().map(this::item).toList());
  }

  /** Where threads race, each tells the row by itself, and one of them is remembered. */
  @SuppressWarnings("ReferenceEquality") // equal rows need not be compared to be told once more
  private ReadyList.Item<R> item(S row) {
    int place = System.identityHashCode(row) & (remembered.length - 1);
    Known<S, R> known = remembered[place];
    if (known != null && known.row == row) {
      return known.item;
    }
    ReadyList.Item<R> item = ReadyList.Item.of(schema, telling.apply(row));
    remembered[place] = new Known<>(row, item);
    return item;
  }
}
