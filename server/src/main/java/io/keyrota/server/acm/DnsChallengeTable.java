package io.keyrota.server.acm;

import io.keyrota.server.aws.UpstreamAuthority.Challenge;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The TXT records by which another authority is shown that names are ours: a row for each record
 * name, with the values of all the orders that it stands for.
 */
final class DnsChallengeTable implements Table<DnsChallenge> {
  static final DnsChallengeTable TABLE = new DnsChallengeTable();

  private DnsChallengeTable() {}

  /** The values that stand at a name. */
  static List<String> at(String name, Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, name)
        .map(row -> row.values().stream().map(DnsChallenge.Value::text).distinct().toList())
        .orElse(List.of());
  }

  /** Sets the records of an order. */
  static List<Change> set(String certificateId, List<Challenge> challenges, Snapshot seen) {
    Map<String, List<DnsChallenge.Value>> rows = new LinkedHashMap<>();
    for (Challenge challenge : challenges) {
      rows.computeIfAbsent(
              challenge.name(), name -> new ArrayList<>(others(name, certificateId, seen)))
          .add(new DnsChallenge.Value(certificateId, challenge.value()));
    }
    List<Change> changes = new ArrayList<>();
    rows.forEach(
        (name, values) ->
            changes.add(
                new Change.Put<>(TABLE, Place.SYSTEM, name, new DnsChallenge(name, values))));
    return changes;
  }

  /** Takes the records of an order away; those that stand for others stay. */
  static List<Change> remove(String certificateId, List<String> names, Snapshot seen) {
    List<Change> changes = new ArrayList<>();
    Set<String> once = new LinkedHashSet<>(names);
    for (String name : once) {
      List<DnsChallenge.Value> left = others(name, certificateId, seen);
      changes.add(
          left.isEmpty()
              ? Change.Remove.of(TABLE, Place.SYSTEM, name)
              : new Change.Put<>(TABLE, Place.SYSTEM, name, new DnsChallenge(name, left)));
    }
    return changes;
  }

  private static List<DnsChallenge.Value> others(String name, String id, Snapshot seen) {
    Optional<DnsChallenge> row = seen.find(TABLE, Place.SYSTEM, name);
    return row.map(DnsChallenge::values).orElse(List.of()).stream()
        .filter(value -> !value.certificateId().equals(id))
        .toList();
  }

  @Override
  public String kind() {
    return "dns-challenge";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(DnsChallenge row) {
    return Document.builder()
        .put("name", row.name())
        .put("certificates", row.values().stream().map(DnsChallenge.Value::certificateId).toList())
        .put("values", row.values().stream().map(DnsChallenge.Value::text).toList())
        .build();
  }

  @Override
  public DnsChallenge read(int format, Document document) {
    List<String> certificates = document.texts("certificates");
    List<String> texts = document.texts("values");
    List<DnsChallenge.Value> values = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      values.add(new DnsChallenge.Value(certificates.get(i), texts.get(i)));
    }
    return new DnsChallenge(document.text("name"), values);
  }
}
