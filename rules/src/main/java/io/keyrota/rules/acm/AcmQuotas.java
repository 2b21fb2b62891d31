package io.keyrota.rules.acm;

import io.keyrota.rules.aws.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The installation's ACM quotas: AWS's defaults where nothing else was set. */
public record AcmQuotas(Map<AcmQuota, Integer> changed) {

  /** AWS's defaults. */
  public static final AcmQuotas STANDARD = new AcmQuotas(Map.of());

  public AcmQuotas {
    changed = Map.copyOf(changed);
  }

  /** The value in force. */
  public int of(AcmQuota quota) {
    return Objects.requireNonNullElse(changed.get(quota), quota.standard());
  }

  /**
   * The quotas with one of them set.
   *
   * @throws IllegalArgumentException when the value is negative
   */
  public AcmQuotas with(AcmQuota quota, int value) {
    if (value < 0) {
      throw new IllegalArgumentException("the quota " + quota.quotaName() + " is negative");
    }
    Map<AcmQuota, Integer> next = new EnumMap<>(AcmQuota.class);
    next.putAll(changed);
    next.put(quota, value);
    return new AcmQuotas(next);
  }

  /**
   * The same for what belongs to ACME endpoints.
   *
   * @throws Refusal ServiceQuotaExceededException
   */
  public void needServiceRoom(AcmQuota quota, long existing) {
    if (existing >= of(quota)) {
      throw AcmRefusal.serviceQuota(
          "The quota " + quota.quotaName() + " of " + of(quota) + " has been reached.");
    }
  }

  /**
   * Refuses one more where as many exist as may.
   *
   * @throws Refusal LimitExceededException
   */
  public void needRoom(AcmQuota quota, long existing) {
    if (existing >= of(quota)) {
      throw AcmRefusal.limit(
          "The quota " + quota.quotaName() + " of " + of(quota) + " has been reached.");
    }
  }
}
