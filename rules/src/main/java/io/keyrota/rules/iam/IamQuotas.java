package io.keyrota.rules.iam;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The installation's IAM quotas: AWS's defaults where nothing else was set. */
public record IamQuotas(Map<IamQuota, Integer> changed) {

  /** AWS's defaults. */
  public static final IamQuotas STANDARD = new IamQuotas(Map.of());

  public IamQuotas {
    changed = Map.copyOf(changed);
  }

  /** The value in force. */
  public int of(IamQuota quota) {
    return Objects.requireNonNullElse(changed.get(quota), quota.standard());
  }

  /**
   * The quotas with one of them set.
   *
   * @throws IllegalArgumentException when the value is negative or the quota is not adjustable
   */
  public IamQuotas with(IamQuota quota, int value) {
    if (!quota.adjustable()) {
      throw new IllegalArgumentException("the quota " + quota.quotaName() + " is fixed");
    }
    if (value < 0) {
      throw new IllegalArgumentException("the quota " + quota.quotaName() + " is negative");
    }
    Map<IamQuota, Integer> next = new EnumMap<>(IamQuota.class);
    next.putAll(changed);
    next.put(quota, value);
    return new IamQuotas(next);
  }
}
