package io.keyrota.server.keyrota;

import io.keyrota.server.audit.SignedHead;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Optional;

/** The one row of the signed head, due when it is to be signed again. */
public final class TrailHeadTable implements Table<TrailHead> {
  public static final TrailHeadTable TABLE = new TrailHeadTable();
  public static final String ID = "head";

  private TrailHeadTable() {}

  /** The last signed head, when there is one. */
  public static Optional<SignedHead> signed(Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, ID).flatMap(TrailHead::signed);
  }

  @Override
  public String kind() {
    return "trail-head";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Instant due(TrailHead row) {
    return row.next();
  }

  @Override
  public Document write(TrailHead row) {
    Document.Builder document = Document.builder().put("next", row.next());
    row.signed()
        .ifPresent(
            head ->
                document
                    .put("seq", head.seq())
                    .put("hash", head.hash())
                    .put("at", head.at())
                    .put("signature", head.signature()));
    return document.build();
  }

  @Override
  public TrailHead read(int format, Document document) {
    Optional<SignedHead> signed =
        document
            .optionalText("hash")
            .map(
                hash ->
                    new SignedHead(
                        document.number("seq"),
                        hash,
                        document.instant("at"),
                        document.bytes("signature")));
    return new TrailHead(signed, document.instant("next"));
  }
}
