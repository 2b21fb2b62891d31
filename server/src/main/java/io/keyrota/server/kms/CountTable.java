package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsQuota;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * Counts for quotas: the keys that customers manage in an account and region, and the grants of a
 * key. The keys are counted in parts, by their ids, so that keys made at the same time seldom meet.
 */
final class CountTable implements Table<Count> {
  static final CountTable TABLE = new CountTable();

  private static final int PARTS = 64;
  private static final String KEYS = "keys/";

  private CountTable() {}

  private static String part(int part) {
    return KEYS + part;
  }

  private static String partOf(KeyId id) {
    return part((int) (id.low() & (PARTS - 1)));
  }

  private static String grants(KmsKey key) {
    return "grants/" + key.id().text();
  }

  /**
   * One key more.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceededException
   */
  static Change oneKeyMore(
      AccountId account, Region region, KeyId id, KmsQuotas quotas, Snapshot seen) {
    Place place = new Place(account, region);
    long all =
        seen.ofOwner(TABLE, place, KEYS, "", PARTS).stream()
            .map(Row::value)
            .mapToLong(Count::number)
            .sum();
    if (all + PARTS >= quotas.of(KmsQuota.KMS_KEYS)) {
      // Close to the limit every part is looked at, so that two that pass it together conflict.
      all = 0;
      for (int part = 0; part < PARTS; part++) {
        all += seen.find(TABLE, place, part(part)).map(Count::number).orElse(0L);
      }
      quotas.needRoom(KmsQuota.KMS_KEYS, all);
    }
    return plus(place, partOf(id), 1, seen);
  }

  /** One key less; AWS-managed keys were never counted. */
  static Change oneKeyLess(KmsKey key, Snapshot seen) {
    return plus(KeyTable.place(key), partOf(key.id()), -1, seen);
  }

  /**
   * One grant more on the key.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceededException
   */
  static Change oneGrantMore(KmsKey key, KmsQuotas quotas, Snapshot seen) {
    Place place = KeyTable.place(key);
    quotas.needRoom(
        KmsQuota.GRANTS_PER_KEY,
        seen.find(TABLE, place, grants(key)).map(Count::number).orElse(0L));
    return plus(place, grants(key), 1, seen);
  }

  static Change grantsLess(KmsKey key, int less, Snapshot seen) {
    return plus(KeyTable.place(key), grants(key), -less, seen);
  }

  /** When the key is deleted. */
  static Change noGrants(KmsKey key) {
    return Change.Remove.of(TABLE, KeyTable.place(key), grants(key));
  }

  private static Change plus(Place place, String id, long more, Snapshot seen) {
    Count next = seen.find(TABLE, place, id).orElse(new Count(id, 0)).plus(more);
    return new Change.Put<>(TABLE, place, id, next);
  }

  @Override
  public String kind() {
    return "kms-count";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Count count) {
    return Document.builder().put("of", count.of()).put("number", count.number()).build();
  }

  @Override
  public Count read(int format, Document document) {
    return new Count(document.text("of"), document.number("number"));
  }

  @Override
  public @Nullable String owner(Count count) {
    return count.of().startsWith(KEYS) ? KEYS : null;
  }
}
