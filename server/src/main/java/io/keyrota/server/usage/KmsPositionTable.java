package io.keyrota.server.usage;

import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;
import java.time.Instant;

/** Since when, and up to where in the trail, the use of KMS keys is counted: one row. */
final class KmsPositionTable implements Table<KmsPositionTable.Position> {
  static final KmsPositionTable TABLE = new KmsPositionTable();

  /** The only row's id. */
  static final String ID = "position";

  private KmsPositionTable() {}

  /**
   * The position.
   *
   * @param seq every entry up to this one is in the rows
   */
  record Position(Instant since, long seq) {}

  @Override
  public String kind() {
    return "kms-key-usage-position";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Position position) {
    return Document.builder().put("since", position.since()).put("seq", position.seq()).build();
  }

  @Override
  public Position read(int format, Document document) {
    return new Position(document.instant("since"), document.number("seq"));
  }
}
