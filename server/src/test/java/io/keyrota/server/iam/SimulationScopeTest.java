package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.keyrota.models.iam.AttachUserPolicyRequest;
import io.keyrota.models.iam.ContextEntry;
import io.keyrota.models.iam.EvaluationResult;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.InlinePolicyIdentifierType;
import io.keyrota.models.iam.OrderedOrganizationPolicyType;
import io.keyrota.models.iam.PolicyIdentifier;
import io.keyrota.models.iam.PutUserPermissionsBoundaryRequest;
import io.keyrota.models.iam.ResourceSpecificResult;
import io.keyrota.models.iam.SimulateCustomPolicyRequest;
import io.keyrota.models.iam.SimulatePolicyResponse;
import io.keyrota.models.iam.SimulatePrincipalPolicyRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several resources, other accounts, EC2's scenarios and policies left aside. */
class SimulationScopeTest {
  private static final String ALICE = "arn:aws:iam::111122223333:user/Alice";
  private static final String OTHER = "arn:aws:iam::444455556666:root";
  private static final String ALL = policy("Allow", "*", "*");

  private final RoomHarness rooms = new RoomHarness();

  private static String policy(String effect, String action, String resource) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"}]}"
        .formatted(effect, action, resource);
  }

  private static String bucketPolicy(String resource) {
    return policy("Allow", "s3:*", resource)
        .replace("\"Action\"", "\"Principal\":\"*\",\"Action\"");
  }

  private EvaluationResult custom(
      String policy,
      @Nullable String boundary,
      @Nullable String scp,
      List<String> resources,
      @Nullable String resourcePolicy,
      @Nullable String owner,
      @Nullable String handling) {
    SimulatePolicyResponse response =
        rooms.call(
            rooms.root,
            IamModel.simulateCustomPolicy(),
            new SimulateCustomPolicyRequest(
                List.of(policy),
                boundary == null ? null : List.of(boundary),
                scp == null ? null : List.of(new OrderedOrganizationPolicyType(List.of(scp))),
                List.of("s3:GetObject"),
                resources,
                resourcePolicy,
                owner,
                ALICE,
                null,
                handling,
                null,
                null));
    return Objects.requireNonNull(response.evaluationResults()).getFirst();
  }

  private static List<String> decisions(EvaluationResult result) {
    return Objects.requireNonNull(result.resourceSpecificResults()).stream()
        .map(ResourceSpecificResult::evalResourceDecision)
        .toList();
  }

  @Test
  void theWholeTellsTheStrictestDecisionAndWhatLedToIt() {
    List<String> two = List.of("arn:aws:s3:::a/b", "arn:aws:s3:::c/d");
    EvaluationResult some =
        custom(policy("Allow", "s3:*", "arn:aws:s3:::a/*"), null, null, two, null, null, null);
    assertThat(some.evalDecision()).isEqualTo("implicitDeny");
    assertThat(some.matchedStatements()).isEmpty();
    assertThat(some.evalResourceName()).isEqualTo("*");
    assertThat(decisions(some)).containsExactly("allowed", "implicitDeny");
    assertThat(some.evalDecisionDetails()).isEmpty();
    EvaluationResult one = custom(ALL, null, null, two.subList(0, 1), null, null, null);
    assertThat(one.evalDecision()).isEqualTo("allowed");
    assertThat(one.evalResourceName()).isEqualTo("arn:aws:s3:::a/b");
    assertThat(one.matchedStatements()).hasSize(1);
    assertThat(
            Objects.requireNonNull(one.resourceSpecificResults()).getFirst().evalDecisionDetails())
        .isNull();
  }

  @Test
  void acrossAccountsEachTypeOfPoliciesIsTold() {
    List<String> object = List.of("arn:aws:s3:::a/b");
    EvaluationResult denied =
        custom(policy("Allow", "iam:*", "*"), ALL, null, object, bucketPolicy("*"), OTHER, null);
    assertThat(denied.evalDecision()).isEqualTo("implicitDeny");
    Map<String, String> details = Objects.requireNonNull(denied.evalDecisionDetails());
    assertThat(details)
        .containsExactly(
            entry("identity-based policy", "implicitDeny"),
            entry("resource-based policy", "allowed"),
            entry("permissions boundary", "allowed"));
    ResourceSpecificResult one =
        Objects.requireNonNull(denied.resourceSpecificResults()).getFirst();
    assertThat(one.evalDecisionDetails()).isEqualTo(details);
    assertThat(
            Objects.requireNonNull(one.permissionsBoundaryDecisionDetail())
                .allowedByPermissionsBoundary())
        .isTrue();
    EvaluationResult stopped =
        custom(ALL, null, policy("Allow", "iam:*", "*"), object, bucketPolicy("*"), OTHER, null);
    assertThat(stopped.evalDecision()).isEqualTo("implicitDeny");
    assertThat(stopped.evalDecisionDetails()).isNull();
  }

  @Test
  void whereNobodyCallsNoResourceIsOfAnotherAccount() {
    EvaluationResult result =
        Objects.requireNonNull(
                rooms
                    .call(
                        rooms.root,
                        IamModel.simulateCustomPolicy(),
                        new SimulateCustomPolicyRequest(
                            List.of(ALL),
                            null,
                            null,
                            List.of("sqs:SendMessage"),
                            List.of("arn:aws:sqs:us-east-1:444455556666:queue"),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null))
                    .evaluationResults())
            .getFirst();
    assertThat(result.evalDecision()).isEqualTo("allowed");
    assertThat(result.evalDecisionDetails()).isEmpty();
  }

  @Test
  void aResourcePolicyIsAboutEveryResource() {
    refused(
            () ->
                custom(
                    ALL,
                    null,
                    null,
                    List.of("arn:aws:s3:::a/b", "arn:aws:s3:::c/d"),
                    bucketPolicy("arn:aws:s3:::a/*"),
                    null,
                    null))
        .as("InvalidInput", "The resource policy is not applicable to arn:aws:s3:::c/d.");
  }

  @ParameterizedTest
  @CsvSource({
    "EC2-VPC-InstanceStore, network-interface",
    "EC2-VPC-InstanceStore-Subnet, subnet",
    "EC2-VPC-EBS, volume",
    "EC2-VPC-EBS-Subnet, volume",
    "EC2-VPC-EBS-Subnet, instance"
  })
  void scenariosOfEc2AskForTheirResources(String scenario, String missing) {
    List<String> all =
        Stream.of("instance", "image", "security-group", "network-interface", "subnet", "volume")
            .map(type -> "arn:aws:ec2:us-east-1:111122223333:" + type + "/x")
            .toList();
    assertThat(custom(ALL, null, null, all, null, null, scenario).evalDecision())
        .isEqualTo("allowed");
    List<String> fewer = all.stream().filter(it -> !it.contains(missing)).toList();
    refused(() -> custom(ALL, null, null, fewer, null, null, scenario)).as("InvalidInput");
    refused(() -> custom(ALL, null, null, all, null, null, "EC2-Classic")).as("InvalidInput");
  }

  /** Whether Alice may still make a key, by an inline policy, and list users, by a managed one. */
  private List<String> without(PolicyIdentifier... left) {
    return Objects.requireNonNull(
            rooms
                .call(
                    rooms.root,
                    IamModel.simulatePrincipalPolicy(),
                    new SimulatePrincipalPolicyRequest(
                        ALICE,
                        null,
                        null,
                        List.of(left),
                        List.of("iam:CreateAccessKey", "iam:ListUsers"),
                        List.of(ALICE),
                        null,
                        null,
                        null,
                        List.of(new ContextEntry("aws:username", List.of("Alice"), "string")),
                        null,
                        null,
                        null))
                .evaluationResults())
        .stream()
        .map(EvaluationResult::evalDecision)
        .toList();
  }

  private void alice() {
    rooms.user("Alice");
    rooms.call(
        rooms.root,
        IamModel.attachUserPolicy(),
        new AttachUserPolicyRequest("Alice", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
  }

  private static PolicyIdentifier type(String type) {
    return new PolicyIdentifier(type, null, null);
  }

  private static PolicyIdentifier arn(String arn) {
    return new PolicyIdentifier(null, arn, null);
  }

  private static PolicyIdentifier inline(String name, String holder) {
    return new PolicyIdentifier(null, null, new InlinePolicyIdentifierType(name, "user", holder));
  }

  @Test
  void policiesAreLeftAsideByTypeArnAndName() {
    alice();
    assertThat(without()).containsExactly("allowed", "allowed");
    for (PolicyIdentifier managed :
        List.of(
            type("aws-managed"),
            arn("arn:aws:iam::aws:policy/IAMRead*"),
            arn("arn:aws:iam::aws:policy/IAM????OnlyAccess"))) {
      assertThat(without(managed)).containsExactly("allowed", "implicitDeny");
    }
    for (PolicyIdentifier inline : List.of(type("inline"), inline("SelfService", "alice"))) {
      assertThat(without(inline)).containsExactly("implicitDeny", "allowed");
    }
    assertThat(
            without(
                type("user-managed"),
                type("permission-boundary"),
                type("scp"),
                type("rcp"),
                arn("arn:aws:iam::aws:policy/SecurityAudit"),
                inline("SelfService", "Bob"),
                inline("Self*", "Alice")))
        .containsExactly("allowed", "allowed");
  }

  @Test
  void aBoundaryIsLeftAside() {
    alice();
    rooms.call(
        rooms.root,
        IamModel.putUserPermissionsBoundary(),
        new PutUserPermissionsBoundaryRequest("Alice", "arn:aws:iam::aws:policy/SecurityAudit"));
    assertThat(without()).containsExactly("implicitDeny", "allowed");
    assertThat(without(type("permission-boundary"))).containsExactly("allowed", "allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::*:policy/IAMReadOnlyAccess",
        "arn:aws:iam::aws:policy/*Read*",
        "arn:aws:iam::aws:user/IAMReadOnlyAccess",
        "IAMReadOnlyAccess-and-more"
      })
  void identifiersThatCanNameNoPolicyAreRefused(String arn) {
    rooms.user("Alice");
    refused(() -> without(arn(arn))).as("InvalidInput");
  }
}
