package io.keyrota.rules.aws;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a resource itself says of who may use it.
 *
 * @param owner the account that the resource is in
 * @param policy its policy, letter for letter
 * @param granted whether a grant on it (KMS) permits the request; asked only where policies do not
 * @param attributes the values of condition keys that tell of the resource ({@code kms:KeySpec},
 *     {@code aws:ResourceTag/…}), by lower-case key; empty for what it does not know; asked only
 *     where a policy does
 */
public record Ground(
    AccountId owner,
    Kind kind,
    String policy,
    BooleanSupplier granted,
    Function<String, List<String>> attributes) {

  /** Which policy it is, and so how much it decides. */
  public enum Kind {
    /** Of a KMS key: nobody has access, not even the root, unless it says so. */
    KEY_POLICY,
    /** Of a role, saying who may assume it: likewise. */
    TRUST_POLICY,
    /** Of any other resource: it adds to what identity-based policies allow. */
    RESOURCE_POLICY
  }

  /** A ground without grants and attributes. */
  public static Ground of(AccountId owner, Kind kind, String policy) {
    return new Ground(owner, kind, policy, () -> false, key -> List.of());
  }

  /** The same with attributes. */
  public Ground with(Function<String, List<String>> known) {
    return new Ground(owner, kind, policy, granted, known);
  }
}
