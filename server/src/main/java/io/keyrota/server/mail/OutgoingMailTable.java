package io.keyrota.server.mail;

import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mail on its way out. */
final class OutgoingMailTable implements Table<OutgoingMail> {
  static final OutgoingMailTable TABLE = new OutgoingMailTable();

  private OutgoingMailTable() {}

  static Optional<OutgoingMail> find(String id, Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, id);
  }

  /** What the sealed text is bound to. */
  static Identity identity(String id) {
    return new Identity(Place.SYSTEM, TABLE.kind(), id);
  }

  static Change put(OutgoingMail mail) {
    return new Change.Put<>(TABLE, Place.SYSTEM, mail.id(), mail);
  }

  static Change remove(String id) {
    return Change.Remove.of(TABLE, Place.SYSTEM, id);
  }

  @Override
  public String kind() {
    return "outgoing-mail";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(OutgoingMail row) {
    return Document.builder()
        .put("id", row.id())
        .put("to", row.to())
        .put("subject", row.subject())
        .put("text", row.text().bytes())
        .put("created", row.created())
        .put("due", row.due())
        .build();
  }

  @Override
  public OutgoingMail read(int format, Document document) {
    return new OutgoingMail(
        document.text("id"),
        document.texts("to"),
        document.text("subject"),
        new Sealed(document.bytes("text")),
        document.instant("created"),
        document.instant("due"));
  }

  @Override
  public @Nullable Instant due(OutgoingMail row) {
    return row.due();
  }
}
