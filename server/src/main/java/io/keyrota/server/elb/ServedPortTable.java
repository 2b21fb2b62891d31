package io.keyrota.server.elb;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ports that are served, of the whole installation, by number. */
final class ServedPortTable implements Table<ServedPort> {
  static final ServedPortTable TABLE = new ServedPortTable();
  private static final int AT_ONCE = 500;

  private ServedPortTable() {}

  static Optional<ServedPort> find(int port, Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, id(port));
  }

  static Change put(ServedPort row) {
    return new Change.Put<>(TABLE, Place.SYSTEM, id(row.port()), row);
  }

  static Change remove(int port) {
    return Change.Remove.of(TABLE, Place.SYSTEM, id(port));
  }

  /** Every port that has a listener. */
  static List<Integer> all(Snapshot seen) {
    List<Integer> ports = new ArrayList<>();
    String after = "";
    List<Row<ServedPort>> rows;
    do {
      rows = seen.page(TABLE, Place.SYSTEM, after, AT_ONCE);
      for (Row<ServedPort> row : rows) {
        ports.add(row.value().port());
        after = row.identity().id();
      }
    } while (rows.size() == AT_ONCE);
    return ports;
  }

  private static String id(int port) {
    return Integer.toString(port);
  }

  @Override
  public String kind() {
    return "elb-port";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(ServedPort row) {
    return Document.builder().put("port", row.port()).put("listener", row.listenerArn()).build();
  }

  @Override
  public ServedPort read(int format, Document document) {
    return new ServedPort(Math.toIntExact(document.number("port")), document.text("listener"));
  }
}
