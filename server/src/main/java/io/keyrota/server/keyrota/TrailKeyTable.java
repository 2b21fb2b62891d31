package io.keyrota.server.keyrota;

import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** The one row of the trail's signing key. */
public final class TrailKeyTable implements Table<TrailKey> {
  public static final TrailKeyTable TABLE = new TrailKeyTable();
  public static final String ID = "signing";

  private TrailKeyTable() {}

  /** The key, absent before the first start was finished. */
  public static Optional<TrailKey> find(Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, ID);
  }

  /** What the sealed private key is bound to. */
  static Identity identity() {
    return new Identity(Place.SYSTEM, TABLE.kind(), ID);
  }

  @Override
  public String kind() {
    return "trail-key";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(TrailKey row) {
    return Document.builder()
        .put("public", row.publicKey())
        .put("private", row.privateKey().bytes())
        .build();
  }

  @Override
  public TrailKey read(int format, Document document) {
    return new TrailKey(document.bytes("public"), new Sealed(document.bytes("private")));
  }
}
