package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.Holdings;
import io.keyrota.rules.iam.KeySlots;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each account holds in IAM: one row an account, its alias unique over the installation. */
final class HoldingsTable implements Table<Holdings> {
  static final HoldingsTable TABLE = new HoldingsTable();

  private static final String ONLY = "iam";

  private HoldingsTable() {}

  static Holdings of(AccountId account, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), ONLY)
        .orElseThrow(() -> new IllegalStateException("account " + account + " has no holdings"));
  }

  /** Whether an account of the installation has that alias. */
  static boolean isAlias(String alias, Snapshot seen) {
    return seen.byHandle(TABLE, alias).isPresent();
  }

  static Change put(AccountId account, Holdings holdings) {
    return new Change.Put<>(TABLE, Place.global(account), ONLY, holdings);
  }

  @Override
  public String kind() {
    return "account-holdings";
  }

  @Override
  public int format() {
    return 2;
  }

  @Override
  public Document write(Holdings holdings) {
    Document.Builder document =
        Document.builder()
            .put("alias", holdings.alias())
            .put("rootKeys", holdings.rootKeys().ids());
    for (Holding holding : Holding.values()) {
      document.put(holding.word(), holdings.of(holding));
    }
    return document.build();
  }

  @Override
  public Holdings read(int format, Document document) {
    Map<Holding, Integer> counts = new EnumMap<>(Holding.class);
    for (Holding holding : Holding.values()) {
      int count = document.count(holding.word());
      if (count > 0) {
        counts.put(holding, count);
      }
    }
    return new Holdings(
        document.optionalText("alias"), new KeySlots(document.texts("rootKeys")), counts);
  }

  @Override
  public @Nullable String handle(Holdings holdings) {
    return holdings.alias().orElse(null);
  }
}
