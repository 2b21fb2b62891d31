package io.keyrota.rules.policy;

import java.util.List;
import java.util.Optional;

/**
 * The policies of who asks.
 *
 * @param policies identity-based, inline and managed, of its groups too
 * @param boundary its permissions boundary
 * @param session the policies that its session was begun with; empty for a session without, and an
 *     empty list where the session can do nothing of itself (a federated user's without policies)
 */
public record IdentityGround(
    List<PolicyDocument> policies,
    Optional<PolicyDocument> boundary,
    Optional<List<PolicyDocument>> session) {

  /** Somebody without policies. */
  public static final IdentityGround NOTHING =
      new IdentityGround(List.of(), Optional.empty(), Optional.empty());

  public IdentityGround {
    policies = List.copyOf(policies);
    session = session.map(List::copyOf);
  }

  public static IdentityGround of(PolicyDocument... policies) {
    return new IdentityGround(List.of(policies), Optional.empty(), Optional.empty());
  }
}
