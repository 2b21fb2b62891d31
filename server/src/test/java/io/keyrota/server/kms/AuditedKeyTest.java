package io.keyrota.server.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.DescribeKeyRequest;
import io.keyrota.models.kms.DisableKeyRequest;
import io.keyrota.models.kms.GetKeyPolicyRequest;
import io.keyrota.models.kms.GetKeyRotationStatusRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ListGrantsRequest;
import io.keyrota.models.kms.ListKeyRotationsRequest;
import io.keyrota.models.kms.ScheduleKeyDeletionRequest;
import io.keyrota.models.kms.UpdateKeyDescriptionRequest;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.audit.Resource;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Entries of the trail are found by the key's ARN, whatever form the request named the key in. */
class AuditedKeyTest {
  private final UseRoom room = new UseRoom();
  private final KmsKey key = room.symmetric();
  private final String id = key.id().text();

  private <I extends Record, O extends Record> void tellsTheKey(
      OperationSchema<I, O> schema, I input) {
    O _ = room.call(schema, input);
    assertThat(Objects.requireNonNull(room.last).noted().resources())
        .as(schema.name())
        .extracting(Resource::arn)
        .containsExactly(key.arn());
  }

  @Test
  void whoLooksAtAKey() {
    tellsTheKey(KmsModel.describeKey(), new DescribeKeyRequest(id, null));
    tellsTheKey(KmsModel.getKeyPolicy(), new GetKeyPolicyRequest(id, null));
    tellsTheKey(KmsModel.getKeyRotationStatus(), new GetKeyRotationStatusRequest(id));
    tellsTheKey(KmsModel.listKeyRotations(), new ListKeyRotationsRequest(id, null, null, null));
    tellsTheKey(KmsModel.listGrants(), new ListGrantsRequest(null, null, id, null, null, null));
  }

  @Test
  void whoChangesAKey() {
    tellsTheKey(KmsModel.updateKeyDescription(), new UpdateKeyDescriptionRequest(id, "told"));
    tellsTheKey(KmsModel.disableKey(), new DisableKeyRequest(id));
    tellsTheKey(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(id, 7));
  }
}
