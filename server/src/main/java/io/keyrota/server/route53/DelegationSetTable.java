package io.keyrota.server.route53;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.route53.ReusableDelegationSet;
import io.keyrota.rules.route53.Route53Limits;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.List;
import java.util.Optional;

/** Reusable delegation sets by id; the caller reference is the handle that makes it unique. */
final class DelegationSetTable implements Table<ReusableDelegationSet> {
  static final DelegationSetTable TABLE = new DelegationSetTable();

  private DelegationSetTable() {}

  /**
   * The account's set of that id.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchDelegationSet
   */
  static ReusableDelegationSet need(AccountId account, String id, Snapshot seen) {
    return find(account, id, seen).orElseThrow(() -> Route53Refusal.noSuchDelegationSet(id));
  }

  static Optional<ReusableDelegationSet> find(AccountId account, String id, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), id);
  }

  static boolean referenced(AccountId account, String reference, Snapshot seen) {
    return seen.byHandle(TABLE, handle(account, reference)).isPresent();
  }

  /** All of an account's, by id, from that id on. */
  static List<ReusableDelegationSet> from(AccountId account, String id, Snapshot seen) {
    return seen
        .page(
            TABLE,
            Place.global(account),
            id.isEmpty() ? "" : Pages.before(id),
            Route53Limits.DELEGATION_SETS + 1)
        .stream()
        .map(Row::value)
        .toList();
  }

  static Change put(ReusableDelegationSet set) {
    return new Change.Put<>(TABLE, Place.global(set.account()), set.id(), set);
  }

  static Change remove(ReusableDelegationSet set) {
    return Change.Remove.of(TABLE, Place.global(set.account()), set.id());
  }

  @Override
  public String kind() {
    return "delegation-set";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(ReusableDelegationSet set) {
    return Document.builder()
        .put("account", set.account().digits())
        .put("id", set.id())
        .put("callerReference", set.callerReference())
        .put("nameServers", set.nameServers())
        .put("zones", set.zones())
        .build();
  }

  @Override
  public ReusableDelegationSet read(int format, Document document) {
    return new ReusableDelegationSet(
        new AccountId(document.text("account")),
        document.text("id"),
        document.text("callerReference"),
        document.texts("nameServers"),
        document.number("zones"));
  }

  @Override
  public String handle(ReusableDelegationSet set) {
    return handle(set.account(), set.callerReference());
  }

  private static String handle(AccountId account, String reference) {
    return account + " " + reference;
  }
}
