package io.keyrota.rules.iam;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an account's things are counted as, each under the quota that bounds it. */
public enum Holding {
  USERS("users", "Users", IamQuota.USERS_PER_ACCOUNT),
  GROUPS("groups", "Groups", IamQuota.GROUPS_PER_ACCOUNT),
  ROLES("roles", "Roles", IamQuota.ROLES_PER_ACCOUNT),
  POLICIES("policies", "Policies", IamQuota.POLICIES_PER_ACCOUNT),
  POLICY_VERSIONS("policyVersions", "PolicyVersionsInUse", IamQuota.POLICY_VERSIONS_IN_USE),
  INSTANCE_PROFILES("instanceProfiles", "InstanceProfiles", IamQuota.INSTANCE_PROFILES_PER_ACCOUNT),
  SERVER_CERTIFICATES(
      "serverCertificates", "ServerCertificates", IamQuota.SERVER_CERTIFICATES_PER_ACCOUNT),
  OPENID_CONNECT_PROVIDERS("oidcProviders", "Providers", IamQuota.OPENID_CONNECT_PROVIDERS),
  /** Told together with the former. */
  SAML_PROVIDERS("samlProviders", "Providers", IamQuota.SAML_PROVIDERS),
  MFA_DEVICES("mfaDevices", "MFADevices", null),
  MFA_DEVICES_IN_USE("mfaDevicesInUse", "MFADevicesInUse", null);

  private final String word;
  private final String summaryKey;
  private final Optional<IamQuota> quota;

  Holding(String word, String summaryKey, @Nullable IamQuota quota) {
    this.word = word;
    this.summaryKey = summaryKey;
    this.quota = Optional.ofNullable(quota);
  }

  /** As stored documents name it; never changed once released. */
  public String word() {
    return word;
  }

  /** As GetAccountSummary names it. */
  public String summaryKey() {
    return summaryKey;
  }

  /** Empty where nothing bounds it but the quotas of its owners. */
  public Optional<IamQuota> quota() {
    return quota;
  }
}
