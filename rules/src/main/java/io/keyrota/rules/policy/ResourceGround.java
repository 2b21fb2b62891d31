package io.keyrota.rules.policy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Ground;
import java.util.function.BooleanSupplier;

/**
 * What a resource itself says: {@link Ground} with its policy compiled.
 *
 * @param granted whether a grant on it permits the request
 */
public record ResourceGround(
    AccountId owner, Ground.Kind kind, PolicyDocument policy, BooleanSupplier granted) {

  /** Whether nobody has access unless it says so. */
  boolean required() {
    return kind != Ground.Kind.RESOURCE_POLICY;
  }
}
