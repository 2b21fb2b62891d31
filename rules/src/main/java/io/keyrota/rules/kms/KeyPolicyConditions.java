package io.keyrota.rules.kms;

import io.keyrota.rules.policy.PolicyDocument;

/**
 * What KMS asks of the conditions of a key policy that is put: no ForAllValues of keys that have
 * one value at most, since requests that have none would meet it.
 */
public final class KeyPolicyConditions {
  private static final String CONTEXT = "kms:encryptioncontext:";
  private static final String REQUEST_TAG = "aws:requesttag/";

  private KeyPolicyConditions() {}

  /**
   * Refuses a policy that lets in more than it seems to.
   *
   * @throws io.keyrota.rules.aws.Refusal MalformedPolicyDocumentException
   */
  public static void need(PolicyDocument policy) {
    for (String key : policy.keysOfAllValues()) {
      if (key.startsWith(CONTEXT)) {
        throw KmsRefusal.malformedPolicy(message("EncryptionContext", "encryption context"));
      }
      if (key.startsWith(REQUEST_TAG)) {
        throw KmsRefusal.malformedPolicy(message("RequestTag", "tag"));
      }
    }
  }

  private static String message(String word, String told) {
    return "OverlyPermissiveCondition:"
        + word
        + ": Using the ForAllValues set operator with a single-valued condition key matches"
        + " requests without the specified "
        + told
        + " or with an unspecified "
        + told
        + ". To fix, remove ForAllValues.";
  }
}
