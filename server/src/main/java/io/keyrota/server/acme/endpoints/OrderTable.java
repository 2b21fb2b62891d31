package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeOrder;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders of ACME accounts, each until it expires. */
public final class OrderTable implements Table<AcmeOrder> {
  static final OrderTable TABLE = new OrderTable();

  private OrderTable() {}

  /** An account's order. */
  public static Optional<AcmeOrder> find(AcmeAccount account, String id, Snapshot seen) {
    return seen.find(TABLE, EndpointTable.place(account.endpoint()), id)
        .filter(order -> order.accountId().equals(account.id()));
  }

  /** Up to so many orders of an account after that id. */
  public static List<AcmeOrder> of(AcmeAccount account, String after, int limit, Snapshot seen) {
    return seen
        .ofOwner(TABLE, EndpointTable.place(account.endpoint()), account.id(), after, limit)
        .stream()
        .map(Row::value)
        .toList();
  }

  /** The row. */
  public static Change put(AcmeAccount account, AcmeOrder order) {
    return new Change.Put<>(TABLE, EndpointTable.place(account.endpoint()), order.id(), order);
  }

  @Override
  public String kind() {
    return "acme-order";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(AcmeOrder order) {
    return Document.builder()
        .put("id", order.id())
        .put("account", order.accountId())
        .put("endpoint", order.endpointId())
        .put("names", order.names())
        .put("givenUp", order.givenUp())
        .put("certificate", order.certificateId())
        .put("replaces", order.replaces())
        .put("created", order.created())
        .put("expires", order.expires())
        .build();
  }

  @Override
  public AcmeOrder read(int format, Document document) {
    return new AcmeOrder(
        document.text("id"),
        document.text("account"),
        document.text("endpoint"),
        document.texts("names"),
        document.texts("givenUp"),
        document.optionalText("certificate"),
        document.optionalText("replaces"),
        document.instant("created"),
        document.instant("expires"));
  }

  @Override
  public @Nullable Instant due(AcmeOrder order) {
    return order.expires();
  }

  @Override
  public String owner(AcmeOrder order) {
    return order.accountId();
  }
}
