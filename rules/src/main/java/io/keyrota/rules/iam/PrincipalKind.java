package io.keyrota.rules.iam;

/** What policies can be attached to, with the quotas that bound it. */
public enum PrincipalKind {
  USER("user", IamQuota.POLICIES_PER_USER, IamQuota.USER_POLICY_SIZE),
  GROUP("group", IamQuota.POLICIES_PER_GROUP, IamQuota.GROUP_POLICY_SIZE),
  ROLE("role", IamQuota.POLICIES_PER_ROLE, IamQuota.ROLE_POLICY_SIZE);

  private final String word;
  private final IamQuota attachedPolicies;
  private final IamQuota inlinePolicySize;

  PrincipalKind(String word, IamQuota attachedPolicies, IamQuota inlinePolicySize) {
    this.word = word;
    this.attachedPolicies = attachedPolicies;
    this.inlinePolicySize = inlinePolicySize;
  }

  /**
   * The kind that writes itself so.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static PrincipalKind of(String word) {
    for (PrincipalKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of principal is called " + word);
  }

  /** As ARNs and AWS's messages write it: {@code user}, {@code group}, {@code role}. */
  public String word() {
    return word;
  }

  /** How many managed policies may be attached. */
  public IamQuota attachedPolicies() {
    return attachedPolicies;
  }

  /** How many characters all inline policies together may have, white space not counted. */
  public IamQuota inlinePolicySize() {
    return inlinePolicySize;
  }
}
