package io.keyrota.rules.kms;

import io.keyrota.rules.aws.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The installation's KMS quotas: AWS's defaults where nothing else was set. */
public record KmsQuotas(Map<KmsQuota, Integer> changed) {

  /** AWS's defaults. */
  public static final KmsQuotas STANDARD = new KmsQuotas(Map.of());

  public KmsQuotas {
    changed = Map.copyOf(changed);
  }

  /** The value in force. */
  public int of(KmsQuota quota) {
    return Objects.requireNonNullElse(changed.get(quota), quota.standard());
  }

  /**
   * The quotas with one of them set.
   *
   * @throws IllegalArgumentException when the value is negative
   */
  public KmsQuotas with(KmsQuota quota, int value) {
    if (value < 0) {
      throw new IllegalArgumentException("the quota " + quota.quotaName() + " is negative");
    }
    Map<KmsQuota, Integer> next = new EnumMap<>(KmsQuota.class);
    next.putAll(changed);
    next.put(quota, value);
    return new KmsQuotas(next);
  }

  /**
   * Refuses one more where as many exist as may.
   *
   * @throws Refusal LimitExceededException
   */
  public void needRoom(KmsQuota quota, long existing) {
    if (existing >= of(quota)) {
      throw KmsRefusal.limit(
          "The quota " + quota.quotaName() + " of " + of(quota) + " has been reached.");
    }
  }
}
