package io.keyrota.rules.kms;

import java.util.Arrays;
import java.util.Optional;

/** KMS's adjustable quotas with AWS's defaults ("Resource quotas" in the KMS Developer Guide). */
public enum KmsQuota {
  /** Keys that customers manage, in an account and region, in every state. */
  KMS_KEYS("KmsKeys", 100_000),
  ALIASES_PER_KEY("AliasesPerKey", 50),
  GRANTS_PER_KEY("GrantsPerKey", 50_000),
  CUSTOM_KEY_STORES("CustomKeyStores", 10),
  ON_DEMAND_ROTATIONS_PER_KEY("OnDemandRotationsPerKey", 25);

  private final String quotaName;
  private final int standard;

  KmsQuota(String quotaName, int standard) {
    this.quotaName = quotaName;
    this.standard = standard;
  }

  /** The quota of that name, as settings write it; the case counts. */
  public static Optional<KmsQuota> named(String quotaName) {
    return Arrays.stream(values()).filter(q -> q.quotaName.equals(quotaName)).findFirst();
  }

  /** For example {@code KmsKeys}. */
  public String quotaName() {
    return quotaName;
  }

  /** AWS's default. */
  public int standard() {
    return standard;
  }
}
