package io.keyrota.rules.policy;

/** Where a policy stands, which decides what its statements must and must not have. */
public enum PolicyKind {
  /** Of a user, group or role, inline or managed, and permissions boundaries: no principals. */
  IDENTITY,
  /** Passed when a session begins: like {@link #IDENTITY}. */
  SESSION,
  /**
   * Of a KMS key or another resource: principals, and resources. A statement without actions or
   * without resources is taken and has no effect.
   */
  RESOURCE,
  /** Of a role, saying who may assume it: principals, and no resources. */
  TRUST;

  /** Whether its statements name principals. */
  public boolean namesPrincipals() {
    return this == RESOURCE || this == TRUST;
  }

  /** Whether its statements name resources. */
  public boolean namesResources() {
    return this != TRUST;
  }
}
