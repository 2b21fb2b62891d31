package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.CreateKeyRequest;
import io.keyrota.models.kms.GetKeyPolicyRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ListKeyPoliciesRequest;
import io.keyrota.models.kms.PutKeyPolicyRequest;
import io.keyrota.models.kms.ScheduleKeyDeletionRequest;
import io.keyrota.rules.kms.KeyPolicyText;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.store.MemoryStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyPoliciesTest {
  private final KmsHarness kms = new KmsHarness();
  private final String key = kms.key();

  private @Nullable String policy(@Nullable String name) {
    return kms.call(KmsModel.getKeyPolicy(), new GetKeyPolicyRequest(key, name)).policy();
  }

  private void put(@Nullable String name, String policy) {
    kms.call(KmsModel.putKeyPolicy(), new PutKeyPolicyRequest(key, name, policy, null));
  }

  @Test
  void aKeyBeginsWithTheStandardPolicyAndKeepsAnyOtherLetterForLetter() {
    assertThat(policy(null))
        .isEqualTo(KeyPolicyText.standard(KmsHarness.ACCOUNT))
        .contains("kms:*");
    String next = " " + KeyPolicyText.standard(KmsHarness.ACCOUNT).replace("\n", "\r\n ") + " ";
    put("default", next);
    assertThat(policy("default")).isEqualTo(next);
    assertThat(
            kms.call(KmsModel.listKeyPolicies(), new ListKeyPoliciesRequest(key, null, null))
                .policyNames())
        .containsExactly("default");
  }

  @Test
  void thereIsOnePolicyNameAndItsTextIsAJsonObject() {
    refused(() -> policy("other")).as("NotFoundException");
    refused(() -> put("other", "{}")).as("NotFoundException");
    for (String text :
        List.of("", "[]", "{", "{}}", "{\"a\":}", "{a:1}", "nonsense", "{\"a\":01}")) {
      refused(() -> put(null, text)).as("MalformedPolicyDocumentException");
    }
    refused(() -> put(null, "{\"a\":\"" + "x".repeat(32_768) + "\"}")).as("LimitExceededException");
    refused(
            () ->
                kms.call(
                    KmsModel.createKey(),
                    new CreateKeyRequest(
                        "{", null, null, null, null, null, null, null, null, null, null)))
        .as("MalformedPolicyDocumentException");
  }

  @Test
  void aStatementThatLacksActionsOrResourcesIsTaken() {
    for (String lacking : List.of("\"Action\":\"kms:Encrypt\"", "\"Resource\":\"*\"")) {
      String next =
          KeyPolicyText.standard(KmsHarness.ACCOUNT)
              .replace("[ {", "[ {\"Effect\":\"Allow\",\"Principal\":\"*\"," + lacking + "}, {");
      put(null, next);
      assertThat(policy(null)).isEqualTo(next);
    }
  }

  @Test
  void forAllValuesOfAKeyWithOneValueIsRefused() {
    refused(() -> put(null, allValues("kms:EncryptionContext:Dept")))
        .as(
            "MalformedPolicyDocumentException",
            "OverlyPermissiveCondition:EncryptionContext: Using the ForAllValues set operator with"
                + " a single-valued condition key matches requests without the specified encryption"
                + " context or with an unspecified encryption context. To fix, remove ForAllValues.");
    refused(() -> put(null, allValues("aws:RequestTag/team")))
        .as("MalformedPolicyDocumentException");
    put(null, allValues("kms:EncryptionContextKeys"));
  }

  private static String allValues(String key) {
    return KeyPolicyText.standard(KmsHarness.ACCOUNT)
        .replace(
            "[ {",
            "[ {\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:Encrypt\","
                + "\"Resource\":\"*\",\"Condition\":{\"ForAllValues:StringEquals\":{\""
                + key
                + "\":\"a\"}}}, {");
  }

  @Test
  void aKeyPendingDeletionStillHasItsPolicy() {
    kms.call(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(key, 7));
    String next = " " + KeyPolicyText.standard(KmsHarness.ACCOUNT);
    put(null, next);
    assertThat(policy(null)).isEqualTo(next);
  }

  @Test
  void aTextOfTheFirstReleaseThatIsNoPolicyIsShownAsItIs() {
    for (String text : new String[] {"", "{", "no policy", "{\"Statement\":[\"x", "[1,2"}) {
      assertThat(PolicyText.shown(text, PolicyPrincipals.LITERAL, new MemoryStore().snapshot()))
          .isEqualTo(text);
    }
  }
}
