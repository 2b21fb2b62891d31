package io.keyrota.server.sealing;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The domain keys, opened once with the root key, and the {@link Sealer} that uses them: the
 * highest version seals, every version opens what it sealed. Safe for all threads.
 *
 * <p>At start: get the root key ({@link RootKeySource#open} with {@link #isEmpty}), commit {@link
 * #missing} when it is not empty, {@link #open} with a fresh snapshot, commit {@link #reserved} as
 * soon as the time is known, {@link #reload}.
 */
public final class Keyring implements Sealer, AutoCloseable {
  private static final int PAGE = 100;
  private static final int KEY = 32;

  private final Format1 format;
  private final Entropy entropy;
  private final HeldKey nobodys;
  private final SealBudget budget = new SealBudget();
  private volatile Map<String, NavigableMap<Integer, HeldKey>> keys = Map.of();

  private Keyring(Algorithms algorithms, Entropy entropy) {
    this.format = new Format1(algorithms);
    this.entropy = entropy;
    this.nobodys = HeldKey.of(Secret.owning(entropy.bytes(KEY)));
  }

  /** What this room keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(DomainKey.TABLE, SealCount.TABLE);
  }

  /** Whether nothing was ever sealed here: no domain has a key. */
  public static boolean isEmpty(Snapshot seen) {
    return seen.page(DomainKey.TABLE, Place.SYSTEM, "", 1).isEmpty();
  }

  /**
   * First versions for the domains that have no key yet, all of them on a first start. To be
   * committed with the same snapshot: of two servers that start at once, one conflicts.
   */
  public static List<Change> missing(RootKey root, Entropy entropy, Snapshot seen) {
    List<Change> changes = new ArrayList<>();
    for (Domain domain : Domain.values()) {
      if (seen.find(DomainKey.TABLE, Place.SYSTEM, DomainKey.id(domain.name(), 1)).isEmpty()) {
        changes.add(fresh(domain, 1, root, entropy));
      }
    }
    return changes;
  }

  /**
   * The next version of a domain's key. Once it is committed, {@link #reload} makes it the current
   * one; what older versions sealed goes on opening.
   */
  public static Change next(Domain domain, RootKey root, Entropy entropy, Snapshot seen) {
    int version = 1;
    while (seen.find(DomainKey.TABLE, Place.SYSTEM, DomainKey.id(domain.name(), version))
        .isPresent()) {
      version++;
    }
    return fresh(domain, version, root, entropy);
  }

  /**
   * Sets apart, for every domain, as many seals as one life of the server may make. Where the
   * current version has no room for them under {@link SealBudget#MOST}, a next version is made for
   * them. To be committed at each start, before requests are answered.
   */
  public static List<Change> reserved(RootKey root, Entropy entropy, Snapshot seen) {
    List<Change> changes = new ArrayList<>();
    for (Domain domain : Domain.values()) {
      int version = 1;
      while (seen.find(DomainKey.TABLE, Place.SYSTEM, DomainKey.id(domain.name(), version + 1))
          .isPresent()) {
        version++;
      }
      long before = SealCount.of(domain.name(), version, seen);
      if (before > SealBudget.MOST - SealBudget.OF_ONE_LIFE) {
        version++;
        before = 0;
        changes.add(fresh(domain, version, root, entropy));
      }
      changes.add(SealCount.put(domain.name(), version, before + SealBudget.OF_ONE_LIFE));
    }
    return changes;
  }

  private static Change fresh(Domain domain, int version, RootKey root, Entropy entropy) {
    try (Secret key = Secret.owning(entropy.bytes(KEY))) {
      Sealed sealed = root.seal(entropy, DomainKey.identity(domain.name(), version), key);
      return new Change.Put<>(
          DomainKey.TABLE,
          Place.SYSTEM,
          DomainKey.id(domain.name(), version),
          new DomainKey(domain.name(), version, sealed));
    }
  }

  /**
   * Opens the domain keys that are in the store.
   *
   * @throws RootKeyUnavailable when one does not open, because the root key is another or its row
   *     was changed, and when a domain has none
   */
  public static Keyring open(Algorithms algorithms, Entropy entropy, RootKey root, Snapshot seen)
      throws RootKeyUnavailable {
    Keyring keyring = new Keyring(algorithms, entropy);
    keyring.reload(root, seen);
    return keyring;
  }

  /** Takes up versions that were committed since. */
  public synchronized void reload(RootKey root, Snapshot seen) throws RootKeyUnavailable {
    Map<String, NavigableMap<Integer, HeldKey>> all = new HashMap<>();
    keys.forEach((domain, versions) -> all.put(domain, new TreeMap<>(versions)));
    for (DomainKey row : rows(seen)) {
      NavigableMap<Integer, HeldKey> versions =
          all.computeIfAbsent(row.domain(), domain -> new TreeMap<>());
      if (!versions.containsKey(row.version())) {
        versions.put(row.version(), unsealed(root, row));
      }
    }
    for (Domain domain : Domain.values()) {
      if (!all.containsKey(domain.name())) {
        throw new RootKeyUnavailable("the store has no key for the domain " + domain);
      }
    }
    keys = all;
  }

  private static List<DomainKey> rows(Snapshot seen) {
    List<DomainKey> rows = new ArrayList<>();
    String after = "";
    List<Row<DomainKey>> page;
    do {
      page = seen.page(DomainKey.TABLE, Place.SYSTEM, after, PAGE);
      for (Row<DomainKey> row : page) {
        rows.add(row.value());
        after = row.identity().id();
      }
    } while (page.size() == PAGE);
    return rows;
  }

  private static HeldKey unsealed(RootKey root, DomainKey row) throws RootKeyUnavailable {
    try (Secret key = root.open(DomainKey.identity(row.domain(), row.version()), row.sealed())) {
      return HeldKey.of(key);
    } catch (Broken e) {
      throw new RootKeyUnavailable(
          "the domain key "
              + DomainKey.id(row.domain(), row.version())
              + " does not open: the root key is not the one that these data were sealed under, or"
              + " the row was changed",
          e);
    }
  }

  @Override
  public Sealed seal(Domain domain, Identity boundTo, Secret secret) {
    budget.spend(domain);
    Map.Entry<Integer, HeldKey> current = versions(domain).lastEntry();
    return format.seal(
        current.getValue(), current.getKey(), domain.name(), boundTo, secret, entropy);
  }

  @Override
  public Secret open(Domain domain, Identity boundTo, Sealed sealed) {
    HeldKey named = versions(domain).get(Format1.version(sealed));
    // A version that is not there costs the same time as one that is, and opens nothing.
    return format.open(named == null ? nobodys : named, domain.name(), boundTo, sealed);
  }

  private NavigableMap<Integer, HeldKey> versions(Domain domain) {
    NavigableMap<Integer, HeldKey> versions = keys.get(domain.name());
    if (versions == null) {
      throw new IllegalStateException("the keyring is closed");
    }
    return versions;
  }

  /** Erases all domain keys; nothing seals or opens any more. */
  @Override
  public synchronized void close() {
    Map<String, NavigableMap<Integer, HeldKey>> all = keys;
    keys = Map.of();
    all.values().forEach(versions -> versions.values().forEach(HeldKey::close));
    nobodys.close();
  }
}
