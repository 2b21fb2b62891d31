package io.keyrota.rules.iam;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an account itself holds in IAM: the row on which the account's limits are decided, so that a
 * race for the last user or the last root access key conflicts.
 *
 * @param alias unique over all accounts of the installation
 * @param rootKeys the root's access keys
 * @param counts how many there are of each thing; none where absent
 */
public record Holdings(Optional<String> alias, KeySlots rootKeys, Map<Holding, Integer> counts) {

  /** A new account's. */
  public static final Holdings NONE = new Holdings(Optional.empty(), KeySlots.EMPTY, Map.of());

  public Holdings {
    counts = Map.copyOf(counts);
  }

  /** How many there are. */
  public int of(Holding what) {
    return Objects.requireNonNullElse(counts.get(what), 0);
  }

  /**
   * One more.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded
   */
  public Holdings oneMore(Holding what, IamQuotas quotas) {
    what.quota()
        .ifPresent(
            quota -> {
              if (of(what) >= quotas.of(quota)) {
                throw IamRefusal.limitExceeded(quota, quotas.of(quota));
              }
            });
    return plus(what, 1);
  }

  /** Some less, never less than none. */
  public Holdings less(Holding what, int howMany) {
    return plus(what, -howMany);
  }

  private Holdings plus(Holding what, int more) {
    Map<Holding, Integer> next = new EnumMap<>(Holding.class);
    next.putAll(counts);
    int count = Math.max(0, of(what) + more);
    if (count == 0) {
      next.remove(what);
    } else {
      next.put(what, count);
    }
    return new Holdings(alias, rootKeys, next);
  }

  public Holdings with(KeySlots keys) {
    return new Holdings(alias, keys, counts);
  }

  /** An account has one alias: a new one takes the old one's place. */
  public Holdings withAlias(String newAlias) {
    return new Holdings(Optional.of(newAlias), rootKeys, counts);
  }

  /**
   * Without its alias.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity when the alias is not this one
   */
  public Holdings withoutAlias(String oldAlias) {
    if (!alias.equals(Optional.of(oldAlias))) {
      throw IamRefusal.noSuchAlias(oldAlias);
    }
    return new Holdings(Optional.empty(), rootKeys, counts);
  }
}
