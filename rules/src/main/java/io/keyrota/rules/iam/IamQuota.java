package io.keyrota.rules.iam;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * IAM's quotas with AWS's defaults ("IAM and STS quotas" in the IAM User Guide): the name by which
 * a refusal and the {@code --quota} setting call it, and the name in GetAccountSummary.
 */
public enum IamQuota {
  USERS_PER_ACCOUNT("UsersPerAccount", "UsersQuota", 5000),
  GROUPS_PER_ACCOUNT("GroupsPerAccount", "GroupsQuota", 300),
  ROLES_PER_ACCOUNT("RolesPerAccount", "RolesQuota", 1000),
  POLICIES_PER_ACCOUNT("PoliciesPerAccount", "PoliciesQuota", 1500),
  INSTANCE_PROFILES_PER_ACCOUNT("InstanceProfilesPerAccount", "InstanceProfilesQuota", 1000),
  SERVER_CERTIFICATES_PER_ACCOUNT("ServerCertificatesPerAccount", "ServerCertificatesQuota", 20),
  OPENID_CONNECT_PROVIDERS("OpenIDConnectProvidersPerAccount", null, 100),
  SAML_PROVIDERS("SAMLProvidersPerAccount", null, 100),
  POLICY_VERSIONS_IN_USE("PolicyVersionsInUse", "PolicyVersionsInUseQuota", 10_000),
  VERSIONS_PER_POLICY("VersionsPerPolicy", "VersionsPerPolicyQuota", 5),
  GROUPS_PER_USER("GroupsPerUser", "GroupsPerUserQuota", 10),
  /** AWS's two, which a rotation is built on: no setting changes it. */
  ACCESS_KEYS_PER_USER("AccessKeysPerUser", "AccessKeysPerUserQuota", 2),
  MFA_DEVICES_PER_USER("MFADevicesPerUser", null, 8),
  SIGNING_CERTIFICATES_PER_USER("SigningCertificatesPerUser", "SigningCertificatesPerUserQuota", 2),
  SSH_PUBLIC_KEYS_PER_USER("SSHPublicKeysPerUser", null, 5),
  /** For each service. */
  SERVICE_SPECIFIC_CREDENTIALS_PER_USER("ServiceSpecificCredentialsPerUser", null, 2),
  POLICIES_PER_USER("PoliciesPerUser", "AttachedPoliciesPerUserQuota", 10),
  POLICIES_PER_GROUP("PoliciesPerGroup", "AttachedPoliciesPerGroupQuota", 10),
  POLICIES_PER_ROLE("PoliciesPerRole", "AttachedPoliciesPerRoleQuota", 10),
  /** Characters; likewise the following. */
  POLICY_SIZE("PolicySize", "PolicySizeQuota", 6144),
  USER_POLICY_SIZE("UserPolicySize", "UserPolicySizeQuota", 2048),
  GROUP_POLICY_SIZE("GroupPolicySize", "GroupPolicySizeQuota", 5120),
  ROLE_POLICY_SIZE("RolePolicySize", "RolePolicySizeQuota", 10_240),
  ASSUME_ROLE_POLICY_SIZE("AssumeRolePolicySize", "AssumeRolePolicySizeQuota", 2048);

  private final String quotaName;
  private final @Nullable String summaryKey;
  private final int standard;

  IamQuota(String quotaName, @Nullable String summaryKey, int standard) {
    this.quotaName = quotaName;
    this.summaryKey = summaryKey;
    this.standard = standard;
  }

  /** The quota of that name, as settings write it; the case counts. */
  public static Optional<IamQuota> named(String quotaName) {
    return Arrays.stream(values()).filter(q -> q.quotaName.equals(quotaName)).findFirst();
  }

  /** For example {@code UsersPerAccount}. */
  public String quotaName() {
    return quotaName;
  }

  /** As refusals call it, by AWS's words: mostly its name. */
  public String refusedAs() {
    return this == ASSUME_ROLE_POLICY_SIZE ? "ACLSizePerRole" : quotaName;
  }

  /** For example {@code UsersQuota}; empty for what GetAccountSummary does not tell. */
  public Optional<String> summaryKey() {
    return Optional.ofNullable(summaryKey);
  }

  /** AWS's default. */
  public int standard() {
    return standard;
  }

  /** Whether a setting may change it. */
  public boolean adjustable() {
    return this != ACCESS_KEYS_PER_USER;
  }
}
