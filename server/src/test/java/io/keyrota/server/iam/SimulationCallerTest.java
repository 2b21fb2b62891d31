package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.CreateGroupRequest;
import io.keyrota.models.iam.EvaluationResult;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.SimulateCustomPolicyRequest;
import io.keyrota.models.iam.SimulatePrincipalPolicyRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose request a simulation takes for its own: a user's. */
class SimulationCallerTest {
  private static final String ALICE = "arn:aws:iam::111122223333:user/Alice";
  private static final String TEAM = "arn:aws:iam::111122223333:group/Team";
  private static final String BUCKET =
      "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
          + ALICE
          + "\"},\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}";

  private final RoomHarness rooms = new RoomHarness();

  private String principal(String source, @Nullable String bucketPolicy, @Nullable String caller) {
    List<EvaluationResult> results =
        rooms
            .call(
                rooms.root,
                IamModel.simulatePrincipalPolicy(),
                new SimulatePrincipalPolicyRequest(
                    source,
                    null,
                    null,
                    null,
                    List.of("s3:GetObject"),
                    List.of("arn:aws:s3:::a/b"),
                    bucketPolicy,
                    null,
                    caller,
                    null,
                    null,
                    null,
                    null))
            .evaluationResults();
    return Objects.requireNonNull(results).getFirst().evalDecision();
  }

  private void custom(String caller) {
    rooms.call(
        rooms.root,
        IamModel.simulateCustomPolicy(),
        new SimulateCustomPolicyRequest(
            List.of(BUCKET.replaceAll("\"Principal\":\\{[^}]+},", "")),
            null,
            null,
            List.of("s3:GetObject"),
            null,
            null,
            null,
            caller,
            null,
            null,
            null,
            null));
  }

  @Test
  void aResourcePolicyNeedsAUserWhoCalls() {
    rooms.user("Alice");
    rooms.call(rooms.root, IamModel.createGroup(), new CreateGroupRequest(null, "Team"));
    assertThat(principal(ALICE, BUCKET, null)).isEqualTo("allowed");
    assertThat(principal(TEAM, null, null)).isEqualTo("implicitDeny");
    assertThat(principal(TEAM, BUCKET, ALICE)).isEqualTo("allowed");
    refused(() -> principal(TEAM, BUCKET, null))
        .as("InvalidInput", "CallerArn is required with ResourcePolicy.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:root",
        "arn:aws:iam::111122223333:role/Deploy",
        "arn:aws:iam::111122223333:group/Team",
        "arn:aws:sts::111122223333:assumed-role/Deploy/run",
        "arn:aws:sts::111122223333:federated-user/Bob"
      })
  void onlyAUserCalls(String other) {
    rooms.user("Alice");
    custom(ALICE);
    refused(() -> custom(other)).as("InvalidInput", "Invalid CallerArn: " + other);
    refused(() -> principal(ALICE, null, other)).as("InvalidInput");
  }
}
