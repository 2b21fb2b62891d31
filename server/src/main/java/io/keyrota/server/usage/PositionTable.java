package io.keyrota.server.usage;

import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;

/** Up to where in the trail the rows of the last uses are complete: one row. */
final class PositionTable implements Table<PositionTable.Position> {
  /** The only row's id. */
  static final String ID = "position";

  /** The sequence number of the last entry that the rows cover. */
  record Position(long seq) {}

  @Override
  public String kind() {
    return "key-use-position";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Position position) {
    return Document.builder().put("seq", position.seq()).build();
  }

  @Override
  public Position read(int format, Document document) {
    return new Position(document.number("seq"));
  }
}
