package io.keyrota.rules.iam;

import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * GetAccountSummary's thirty-four numbers: what is held, and the quotas. What does not exist here
 * yet counts as zero.
 */
public final class AccountSummary {

  private AccountSummary() {}

  /** The numbers by AWS's key names, in alphabetical order. */
  public static SequencedMap<String, Integer> of(Holdings holdings, IamQuotas quotas) {
    SequencedMap<String, Integer> summary = new TreeMap<>();
    for (IamQuota quota : IamQuota.values()) {
      summary.put(quota.summaryKey(), quotas.of(quota));
    }
    summary.put("Users", holdings.users());
    summary.put("AccountAccessKeysPresent", holdings.rootKeys().isEmpty() ? 0 : 1);
    // AWS's default: tokens of the global endpoint are valid where a region is enabled by default.
    summary.put("GlobalEndpointTokenVersion", 1);
    for (String absent :
        new String[] {
          "Groups",
          "ServerCertificates",
          "MFADevices",
          "MFADevicesInUse",
          "AccountMFAEnabled",
          "AccountPasswordPresent",
          "AccountSigningCertificatesPresent",
          "Policies",
          "PolicyVersionsInUse",
          "InstanceProfiles",
          "Providers",
          "Roles"
        }) {
      summary.put(absent, 0);
    }
    return summary;
  }
}
