package io.keyrota.server.kms;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.GrantPrincipal;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How grants come, are found, and go. */
final class Grants {
  /** Grants of the first release have no row by grantee: of each key so many of them are asked. */
  private static final int OLD = 100;

  private static final int PAGE = 500;

  private Grants() {}

  /** All rows of a new grant. */
  static List<Change> made(Grant grant) {
    List<Change> changes = new ArrayList<>();
    changes.add(GrantTable.put(grant));
    changes.add(KeyGranteeTable.put(KeyGrantee.of(grant)));
    RetirableGrant.of(grant).ifPresent(row -> changes.add(RetirableGrantTable.put(row)));
    return changes;
  }

  /** The grants on a key that may name the caller as grantee. */
  static Stream<Grant> of(KmsKey key, Caller caller, Snapshot seen) {
    return Stream.concat(
        GrantPrincipal.namesOf(caller).stream()
            .flatMap(name -> pages(key, KeyGrantee.owner(key.id(), name), seen))
            .flatMap(
                row -> GrantTable.find(key.account(), key.region(), row.grantId(), seen).stream()),
        Stream.of(key)
            .flatMap(
                it ->
                    seen
                        .ofOwner(GrantTable.TABLE, KeyTable.place(it), it.id().text(), "", OLD)
                        .stream()
                        .map(Row::value)));
  }

  /** A page is read when the ones before it were not enough. */
  private static Stream<KeyGrantee> pages(KmsKey key, String owner, Snapshot seen) {
    return Stream.iterate(
            page(key, owner, "", seen),
            page -> !page.isEmpty(),
            page ->
                page.size() < PAGE
                    ? List.of()
                    : page(key, owner, page.getLast().identity().id(), seen))
        .flatMap(page -> page.stream().map(Row::value));
  }

  private static List<Row<KeyGrantee>> page(KmsKey key, String owner, String after, Snapshot seen) {
    return seen.ofOwner(KeyGranteeTable.TABLE, KeyTable.place(key), owner, after, PAGE);
  }

  static List<Change> removal(KmsKey key, Grant grant, Snapshot seen) {
    List<Change> changes = new ArrayList<>(rows(grant));
    changes.add(CountTable.grantsLess(key, 1, seen));
    return changes;
  }

  /** The grant's own rows. */
  static List<Change> rows(Grant grant) {
    return Stream.concat(
            Stream.of(GrantTable.remove(grant), KeyGranteeTable.remove(KeyGrantee.of(grant))),
            RetirableGrant.of(grant).map(RetirableGrantTable::remove).stream())
        .toList();
  }
}
