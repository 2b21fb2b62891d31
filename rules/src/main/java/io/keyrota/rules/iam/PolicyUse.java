package io.keyrota.rules.iam;

/**
 * How often an account uses a managed policy.
 *
 * @param attachments to users, groups and roles
 * @param boundaries how many users and roles have it as their permissions boundary
 */
public record PolicyUse(int attachments, int boundaries) {
  /** Not at all. */
  public static final PolicyUse NONE = new PolicyUse(0, 0);

  /** One use more, or with -1 one less; never less than none. */
  public PolicyUse plus(PolicyUsage usage, int more) {
    return switch (usage) {
      case PERMISSIONS -> new PolicyUse(Math.max(0, attachments + more), boundaries);
      case BOUNDARY -> new PolicyUse(attachments, Math.max(0, boundaries + more));
    };
  }

  /** How often in one way. */
  public int of(PolicyUsage usage) {
    return switch (usage) {
      case PERMISSIONS -> attachments;
      case BOUNDARY -> boundaries;
    };
  }

  /**
   * Refuses to lose a policy that is in use.
   *
   * @throws io.keyrota.rules.aws.Refusal DeleteConflict
   */
  public void needNone() {
    if (attachments > 0 || boundaries > 0) {
      throw IamRefusal.deleteConflict("Cannot delete a policy attached to entities.");
    }
  }
}
