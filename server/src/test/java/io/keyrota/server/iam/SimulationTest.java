package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.ContextEntry;
import io.keyrota.models.iam.EvaluationResult;
import io.keyrota.models.iam.GetContextKeysForCustomPolicyRequest;
import io.keyrota.models.iam.GetContextKeysForPrincipalPolicyRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.Position;
import io.keyrota.models.iam.SimulateCustomPolicyRequest;
import io.keyrota.models.iam.SimulatePolicyResponse;
import io.keyrota.models.iam.SimulatePrincipalPolicyRequest;
import io.keyrota.models.iam.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final String ALICE = "arn:aws:iam::111122223333:user/Alice";
  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/a";
  private static final String KMS =
      """
      {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"kms:*","Resource":"*",
         "Condition":{"StringEquals":{"kms:ViaService":"s3"}}},
        {"Effect":"Deny","Action":"kms:Sign","Resource":"*"}]}\
      """;

  private final RoomHarness rooms = new RoomHarness();

  private SimulatePolicyResponse custom(
      List<String> policies,
      @Nullable List<String> boundary,
      List<String> actions,
      @Nullable List<String> resources,
      @Nullable String resourcePolicy,
      @Nullable String caller,
      ContextEntry... context) {
    return rooms.call(
        rooms.root,
        IamModel.simulateCustomPolicy(),
        new SimulateCustomPolicyRequest(
            policies,
            boundary,
            null,
            actions,
            resources,
            resourcePolicy,
            null,
            caller,
            List.of(context),
            null,
            null,
            null));
  }

  private static EvaluationResult only(SimulatePolicyResponse response) {
    List<EvaluationResult> all = Objects.requireNonNull(response.evaluationResults());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void policiesAreJudgedAsRequestsAre() {
    ContextEntry via = new ContextEntry("kms:viaservice", List.of("s3"), "string");
    EvaluationResult allowed =
        only(custom(List.of(KMS), null, List.of("kms:Encrypt"), null, null, null, via));
    assertThat(allowed.evalDecision()).isEqualTo("allowed");
    assertThat(allowed.evalResourceName()).isEqualTo("*");
    assertThat(allowed.matchedStatements())
        .containsExactly(
            new Statement(
                "PolicyInputList.1", "IAM Policy", new Position(2, 3), new Position(3, 57)));
    assertThat(allowed.missingContextValues()).isEmpty();
    EvaluationResult without =
        only(custom(List.of(KMS), null, List.of("kms:Encrypt"), null, null, null));
    assertThat(without.evalDecision()).isEqualTo("implicitDeny");
    assertThat(without.missingContextValues()).containsExactly("kms:ViaService");
    EvaluationResult denied =
        only(custom(List.of(KMS), null, List.of("kms:Sign"), List.of(KEY), null, null, via));
    assertThat(denied.evalDecision()).isEqualTo("explicitDeny");
    assertThat(denied.matchedStatements()).hasSize(1);
    assertThat(
            Objects.requireNonNull(denied.resourceSpecificResults()).getFirst().evalResourceName())
        .isEqualTo(KEY);
  }

  @Test
  void aBoundaryAndAResourcePolicyCount() {
    String all =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
            + "\"Resource\":\"*\"}}";
    EvaluationResult bounded =
        only(custom(List.of(all), List.of(KMS), List.of("iam:GetUser"), null, null, null));
    assertThat(bounded.evalDecision()).isEqualTo("implicitDeny");
    assertThat(
            Objects.requireNonNull(bounded.permissionsBoundaryDecisionDetail())
                .allowedByPermissionsBoundary())
        .isFalse();
    String keyPolicy =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
            + ALICE
            + "\"},\"Action\":\"kms:Decrypt\",\"Resource\":\"*\"}}";
    assertThat(
            only(custom(List.of(KMS), null, List.of("kms:Decrypt"), List.of(KEY), keyPolicy, ALICE))
                .evalDecision())
        .isEqualTo("allowed");
    assertThat(
            only(custom(List.of(all), null, List.of("kms:Encrypt"), List.of(KEY), keyPolicy, ALICE))
                .evalDecision())
        .isEqualTo("implicitDeny");
    refused(() -> custom(List.of(all), null, List.of("kms:Encrypt"), null, keyPolicy, null))
        .as("InvalidInput");
  }

  @Test
  void aPrincipalIsSimulatedWithItsPolicies() {
    rooms.user("Alice");
    SimulatePolicyResponse answer =
        rooms.call(
            rooms.root,
            IamModel.simulatePrincipalPolicy(),
            new SimulatePrincipalPolicyRequest(
                ALICE,
                null,
                null,
                null,
                List.of("iam:CreateAccessKey", "iam:DeleteUser"),
                List.of(ALICE),
                null,
                null,
                null,
                List.of(new ContextEntry("aws:username", List.of("Alice"), "string")),
                null,
                1,
                null));
    EvaluationResult first = only(answer);
    assertThat(answer.isTruncated()).isTrue();
    assertThat(first.evalDecision()).isEqualTo("allowed");
    assertThat(Objects.requireNonNull(first.matchedStatements()).getFirst().sourcePolicyId())
        .isEqualTo("user_Alice_SelfService");
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.getContextKeysForPrincipalPolicy(),
                    new GetContextKeysForPrincipalPolicyRequest(ALICE, List.of(KMS)))
                .contextKeyNames())
        .containsExactly("aws:username", "kms:ViaService");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.getContextKeysForPrincipalPolicy(),
                    new GetContextKeysForPrincipalPolicyRequest(ALICE + "2", null)))
        .as("NoSuchEntity");
  }

  @Test
  void whatCanNotBeSimulatedIsRefused() {
    refused(() -> custom(List.of("{}"), null, List.of("kms:Sign"), null, null, null))
        .as("InvalidInput", "Invalid policy PolicyInputList.1: Syntax errors in policy.");
    refused(() -> custom(List.of(KMS), null, List.of("kms:*"), null, null, null))
        .as("InvalidInput");
    refused(() -> custom(List.of(KMS), null, List.of("kms:Sign"), List.of("key/a"), null, null))
        .as("InvalidInput", "Invalid resource ARN: key/a");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.getContextKeysForCustomPolicy(),
                    new GetContextKeysForCustomPolicyRequest(List.of("["))))
        .as("InvalidInput");
  }
}
