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
   * @param counted no entry after this one is: the same as {@code seq}, or more while rows are
   *     saved in several commits
   */
  record Position(Instant since, long seq, long counted) {}

  @Override
  public String kind() {
    return "kms-key-usage-position";
  }

  @Override
  public int format() {
    return 2;
  }

  @Override
  public Document write(Position position) {
    return Document.builder()
        .put("since", position.since())
        .put("seq", position.seq())
        .put("counted", position.counted())
        .build();
  }

  @Override
  public Position read(int format, Document document) {
    // The first format did not say it.
    long counted = format == 1 ? Long.MAX_VALUE : document.number("counted");
    return new Position(document.instant("since"), document.number("seq"), counted);
  }
}
