package io.keyrota.rules.policy;

/** The answer to an {@link Evaluation}, and why. */
public enum Decision {
  ALLOWED,
  /** Explicit denials win over whatever allows. */
  DENIED_BY_IDENTITY("with an explicit deny in an identity-based policy", ""),
  DENIED_BY_RESOURCE("with an explicit deny in a resource-based policy", ""),
  DENIED_BY_BOUNDARY("with an explicit deny in a permissions boundary", ""),
  DENIED_BY_SESSION("with an explicit deny in a session policy", ""),
  DENIED_BY_CEILING("with an explicit deny in a service control policy", ""),
  /** What nothing allows is denied. */
  NO_IDENTITY_ALLOWS("because no identity-based policy allows the ", " action"),
  NO_RESOURCE_ALLOWS("because no resource-based policy allows the ", " action"),
  NO_BOUNDARY_ALLOWS("because no permissions boundary allows the ", " action"),
  NO_SESSION_ALLOWS("because no session policy allows the ", " action"),
  NO_CEILING_ALLOWS("because no service control policy allows the ", " action");

  private final String before;
  private final String after;

  Decision() {
    this("", "");
  }

  Decision(String before, String after) {
    this.before = before;
    this.after = after;
  }

  public boolean allowed() {
    return this == ALLOWED;
  }

  /** Whether a statement said no. */
  public boolean explicit() {
    return switch (this) {
      case DENIED_BY_IDENTITY,
          DENIED_BY_RESOURCE,
          DENIED_BY_BOUNDARY,
          DENIED_BY_SESSION,
          DENIED_BY_CEILING ->
          true;
      case ALLOWED,
          NO_IDENTITY_ALLOWS,
          NO_RESOURCE_ALLOWS,
          NO_BOUNDARY_ALLOWS,
          NO_SESSION_ALLOWS,
          NO_CEILING_ALLOWS ->
          false;
    };
  }

  /**
   * What AWS's AccessDenied says.
   *
   * @param who the caller's ARN
   */
  public String message(String who, String action, String resource) {
    return "User: "
        + who
        + " is not authorized to perform: "
        + action
        + " on resource: "
        + resource
        + " "
        + before
        + (after.isEmpty() ? "" : action + after);
  }
}
