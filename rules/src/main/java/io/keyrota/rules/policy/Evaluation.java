package io.keyrota.rules.policy;

import java.util.List;
import java.util.Optional;

/**
 * A question to the law: may that principal do that?
 *
 * @param action in any case
 * @param resource an ARN, or {@code *} for an action that knows no resource
 * @param resourcePolicy what the resource itself says
 * @param ceilings policies of an organization, level by level: of each level one must allow too
 */
public record Evaluation(
    Principal principal,
    String action,
    String resource,
    ConditionValues values,
    IdentityGround identity,
    Optional<ResourceGround> resourcePolicy,
    List<List<PolicyDocument>> ceilings) {

  public Evaluation {
    ceilings = List.copyOf(ceilings);
  }

  /** Of identity-based policies alone. */
  public static Evaluation of(
      Principal principal,
      String action,
      String resource,
      ConditionValues values,
      IdentityGround identity) {
    return new Evaluation(
        principal, action, resource, values, identity, Optional.empty(), List.of());
  }

  /** The answer. */
  public Decision decide() {
    return EvaluationLogic.decide(this);
  }
}
