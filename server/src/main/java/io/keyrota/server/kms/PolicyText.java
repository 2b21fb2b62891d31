package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.json.JsonText;
import io.keyrota.rules.kms.KeyPolicyText;
import io.keyrota.rules.kms.KmsLimits;
import io.keyrota.rules.kms.KmsRefusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The key policy that a request brings. */
final class PolicyText {
  private PolicyText() {}

  /**
   * The policy, or AWS's standard one where the request brings none.
   *
   * @throws io.keyrota.rules.aws.Refusal as {@link #need}
   */
  static String orStandard(@Nullable String policy, AccountId account) {
    return policy == null ? KeyPolicyText.standard(account) : need(policy);
  }

  /**
   * The policy as it is kept, letter for letter.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceededException, MalformedPolicyDocumentException
   */
  static String need(String policy) {
    KmsLimits.needPolicy(policy.getBytes(StandardCharsets.UTF_8).length);
    if (!JsonText.isObject(policy)) {
      throw KmsRefusal.malformedPolicy("The new key policy is not a JSON object.");
    }
    return policy;
  }

  /** Condition values of a request that may lock its maker out. */
  static Map<String, List<String>> conditions(@Nullable Boolean bypass) {
    return Map.of(
        "kms:BypassPolicyLockoutSafetyCheck",
        List.of(Boolean.toString(Boolean.TRUE.equals(bypass))));
  }
}
