package io.keyrota.rules.iam;

import java.util.SequencedMap;
import java.util.TreeMap;

/** GetAccountSummary's thirty-four numbers: what is held, and the quotas. */
public final class AccountSummary {

  private AccountSummary() {}

  /**
   * The numbers by AWS's key names, in alphabetical order.
   *
   * @param root what the root has
   */
  public static SequencedMap<String, Integer> of(
      Holdings holdings, UserCredentials root, TokenVersion tokens, IamQuotas quotas) {
    SequencedMap<String, Integer> summary = new TreeMap<>();
    for (IamQuota quota : IamQuota.values()) {
      quota.summaryKey().ifPresent(key -> summary.put(key, quotas.of(quota)));
    }
    for (Holding holding : Holding.values()) {
      summary.merge(holding.summaryKey(), holdings.of(holding), Integer::sum);
    }
    summary.put("AccountAccessKeysPresent", holdings.rootKeys().isEmpty() ? 0 : 1);
    summary.put("GlobalEndpointTokenVersion", tokens.number());
    // The root has neither MFA devices nor a password here.
    summary.put("AccountMFAEnabled", 0);
    summary.put("AccountPasswordPresent", 0);
    summary.put("AccountSigningCertificatesPresent", root.signingCertificates().isEmpty() ? 0 : 1);
    return summary;
  }
}
