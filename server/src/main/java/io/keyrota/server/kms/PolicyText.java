package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.KeyPolicyConditions;
import io.keyrota.rules.kms.KeyPolicyText;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsLimits;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.policy.MalformedPolicy;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.rules.policy.PrincipalNames;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Foresight;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.store.Snapshot;
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
  static String orStandard(
      @Nullable String policy, AccountId account, PolicyPrincipals principals, Snapshot seen) {
    return policy == null ? KeyPolicyText.standard(account) : need(policy, principals, seen);
  }

  /**
   * The policy as it is kept: letter for letter, but users and roles by their unique ids.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceededException, MalformedPolicyDocumentException
   */
  static String need(String policy, PolicyPrincipals principals, Snapshot seen) {
    KmsLimits.needPolicy(policy.getBytes(StandardCharsets.UTF_8).length);
    try {
      KeyPolicyConditions.need(PolicyDocument.parse(policy, PolicyKind.RESOURCE));
    } catch (MalformedPolicy wrong) {
      throw KmsRefusal.malformedPolicy(wrong.message());
    }
    return PrincipalNames.rewrite(
        policy,
        principal -> principals.kept(principal, seen).orElseThrow(KmsRefusal::invalidPrincipals));
  }

  /**
   * A kept policy as it is shown, with the ARNs of those who are still there. Texts of the first
   * release were not looked into: one that is no policy is shown as it is.
   */
  static String shown(String kept, PolicyPrincipals principals, Snapshot seen) {
    try {
      var _ = PolicyDocument.parse(kept, PolicyKind.RESOURCE);
    } catch (MalformedPolicy none) {
      return kept;
    }
    return PrincipalNames.rewrite(kept, id -> principals.shown(id, seen));
  }

  /**
   * Refuses a policy that would not let the caller put another one, unless it bypasses the check.
   *
   * @throws io.keyrota.rules.aws.Refusal MalformedPolicyDocumentException
   */
  static void needNoLockout(KmsKey key, String policy, @Nullable Boolean bypass, Call call) {
    if (Boolean.TRUE.equals(bypass)) {
      return;
    }
    Permission next = KeyGround.under(key, policy, Permission.of("kms:PutKeyPolicy", key.arn()));
    if (!Foresight.letsIn(call.request(), next, call.now())) {
      throw KmsRefusal.malformedPolicy(
          "The new key policy will not allow you to update the key policy in the future.");
    }
  }

  /** Condition values of a request that may lock its maker out; none where it does not say. */
  static Map<String, List<String>> conditions(@Nullable Boolean bypass) {
    return bypass == null
        ? Map.of()
        : Map.of("kms:BypassPolicyLockoutSafetyCheck", List.of(Boolean.toString(bypass)));
  }
}
