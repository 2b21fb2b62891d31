package io.keyrota.server.kms;

import io.keyrota.rules.kms.KeyPolicyText;
import io.keyrota.rules.kms.KmsRefusal;
import org.jspecify.annotations.Nullable;

/** The names of key policies, of which there is one. */
final class KeyPolicies {
  private KeyPolicies() {}

  /**
   * Refuses any name but {@code default}.
   *
   * @param name null for the only one
   * @throws io.keyrota.rules.aws.Refusal NotFoundException
   */
  static void needName(@Nullable String name) {
    if (name != null && !name.equals(KeyPolicyText.NAME)) {
      throw KmsRefusal.policyNotFound(name);
    }
  }
}
