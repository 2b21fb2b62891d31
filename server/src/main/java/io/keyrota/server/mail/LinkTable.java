package io.keyrota.server.mail;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links by the hash of their token; the owner index finds those of a subject. */
final class LinkTable implements Table<Link> {
  static final LinkTable TABLE = new LinkTable();
  private static final int MOST = 100;

  private LinkTable() {}

  static Optional<Link> find(String id, Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, id);
  }

  static List<Link> of(String subject, Snapshot seen) {
    return seen.ofOwner(TABLE, Place.SYSTEM, subject, "", MOST).stream().map(Row::value).toList();
  }

  static Change put(Link link) {
    return new Change.Put<>(TABLE, Place.SYSTEM, link.id(), link);
  }

  static Change remove(String id) {
    return Change.Remove.of(TABLE, Place.SYSTEM, id);
  }

  @Override
  public String kind() {
    return "mail-link";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Link row) {
    return Document.builder()
        .put("id", row.id())
        .put("account", row.account().digits())
        .put("region", row.region().name())
        .put("principal", row.principal())
        .put("subject", row.subject())
        .put("until", row.until())
        .build();
  }

  @Override
  public Link read(int format, Document document) {
    return new Link(
        document.text("id"),
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        document.text("principal"),
        document.text("subject"),
        document.instant("until"));
  }

  @Override
  public @Nullable Instant due(Link row) {
    return row.until();
  }

  @Override
  public @Nullable String owner(Link row) {
    return row.subject();
  }
}
