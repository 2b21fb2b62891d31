package io.keyrota.server.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.CancelKeyDeletionRequest;
import io.keyrota.models.kms.CreateAliasRequest;
import io.keyrota.models.kms.DeleteAliasRequest;
import io.keyrota.models.kms.DisableKeyRequest;
import io.keyrota.models.kms.DisableKeyRotationRequest;
import io.keyrota.models.kms.EnableKeyRequest;
import io.keyrota.models.kms.EnableKeyRotationRequest;
import io.keyrota.models.kms.GetKeyPolicyRequest;
import io.keyrota.models.kms.GetKeyRotationStatusRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ListAliasesRequest;
import io.keyrota.models.kms.ListGrantsRequest;
import io.keyrota.models.kms.ListKeyPoliciesRequest;
import io.keyrota.models.kms.ListKeyRotationsRequest;
import io.keyrota.models.kms.ListResourceTagsRequest;
import io.keyrota.models.kms.PutKeyPolicyRequest;
import io.keyrota.models.kms.ReplicateKeyRequest;
import io.keyrota.models.kms.RotateKeyOnDemandRequest;
import io.keyrota.models.kms.ScheduleKeyDeletionRequest;
import io.keyrota.models.kms.Tag;
import io.keyrota.models.kms.TagResourceRequest;
import io.keyrota.models.kms.UntagResourceRequest;
import io.keyrota.models.kms.UpdateKeyDescriptionRequest;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPolicyText;
import io.keyrota.rules.kms.KeyState;
import io.keyrota.rules.kms.KeyStateTable;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation on a key in every state that a key can come to: what the key-state table says.
 */
class StatesTest {
  private static final Map<KeyOperation, BiConsumer<KmsHarness, String>> OPERATIONS =
      Map.ofEntries(
          Map.entry(
              KeyOperation.CREATE_ALIAS,
              (kms, id) -> kms.call(KmsModel.createAlias(), new CreateAliasRequest("alias/x", id))),
          Map.entry(
              KeyOperation.CREATE_GRANT,
              (kms, id) -> kms.call(KmsModel.createGrant(), Grantees.decrypting(id, "A", null))),
          Map.entry(KeyOperation.DESCRIBE_KEY, KmsHarness::describe),
          Map.entry(
              KeyOperation.DISABLE_KEY,
              (kms, id) -> kms.call(KmsModel.disableKey(), new DisableKeyRequest(id))),
          Map.entry(
              KeyOperation.ENABLE_KEY,
              (kms, id) -> kms.call(KmsModel.enableKey(), new EnableKeyRequest(id))),
          Map.entry(
              KeyOperation.ENABLE_KEY_ROTATION,
              (kms, id) ->
                  kms.call(KmsModel.enableKeyRotation(), new EnableKeyRotationRequest(id, null))),
          Map.entry(
              KeyOperation.DISABLE_KEY_ROTATION,
              (kms, id) ->
                  kms.call(KmsModel.disableKeyRotation(), new DisableKeyRotationRequest(id))),
          Map.entry(
              KeyOperation.ROTATE_KEY_ON_DEMAND,
              (kms, id) ->
                  kms.call(KmsModel.rotateKeyOnDemand(), new RotateKeyOnDemandRequest(id))),
          Map.entry(
              KeyOperation.GET_KEY_ROTATION_STATUS,
              (kms, id) ->
                  kms.call(KmsModel.getKeyRotationStatus(), new GetKeyRotationStatusRequest(id))),
          Map.entry(
              KeyOperation.LIST_KEY_ROTATIONS,
              (kms, id) ->
                  kms.call(
                      KmsModel.listKeyRotations(),
                      new ListKeyRotationsRequest(id, null, null, null))),
          Map.entry(
              KeyOperation.GET_KEY_POLICY,
              (kms, id) -> kms.call(KmsModel.getKeyPolicy(), new GetKeyPolicyRequest(id, null))),
          Map.entry(
              KeyOperation.PUT_KEY_POLICY,
              (kms, id) ->
                  kms.call(
                      KmsModel.putKeyPolicy(),
                      new PutKeyPolicyRequest(
                          id, null, KeyPolicyText.standard(KmsHarness.ACCOUNT), null))),
          Map.entry(
              KeyOperation.LIST_KEY_POLICIES,
              (kms, id) ->
                  kms.call(KmsModel.listKeyPolicies(), new ListKeyPoliciesRequest(id, null, null))),
          Map.entry(
              KeyOperation.LIST_GRANTS,
              (kms, id) ->
                  kms.call(
                      KmsModel.listGrants(),
                      new ListGrantsRequest(null, null, id, null, null, null))),
          Map.entry(
              KeyOperation.LIST_RESOURCE_TAGS,
              (kms, id) ->
                  kms.call(
                      KmsModel.listResourceTags(), new ListResourceTagsRequest(id, null, null))),
          Map.entry(
              KeyOperation.LIST_ALIASES,
              (kms, id) ->
                  kms.call(KmsModel.listAliases(), new ListAliasesRequest(id, null, null))),
          Map.entry(
              KeyOperation.TAG_RESOURCE,
              (kms, id) ->
                  kms.call(
                      KmsModel.tagResource(),
                      new TagResourceRequest(id, List.of(new Tag("a", "b"))))),
          Map.entry(
              KeyOperation.UNTAG_RESOURCE,
              (kms, id) ->
                  kms.call(KmsModel.untagResource(), new UntagResourceRequest(id, List.of("a")))),
          Map.entry(
              KeyOperation.UPDATE_KEY_DESCRIPTION,
              (kms, id) ->
                  kms.call(
                      KmsModel.updateKeyDescription(), new UpdateKeyDescriptionRequest(id, "x"))),
          Map.entry(
              KeyOperation.SCHEDULE_KEY_DELETION,
              (kms, id) ->
                  kms.call(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(id, 7))),
          Map.entry(
              KeyOperation.CANCEL_KEY_DELETION,
              (kms, id) ->
                  kms.call(KmsModel.cancelKeyDeletion(), new CancelKeyDeletionRequest(id))),
          Map.entry(
              KeyOperation.REPLICATE_KEY,
              (kms, id) ->
                  kms.call(
                      KmsModel.replicateKey(),
                      new ReplicateKeyRequest(id, "us-west-2", null, null, null, null))));

  enum Way {
    ENABLED(KeyState.ENABLED),
    DISABLED(KeyState.DISABLED),
    PENDING_DELETION(KeyState.PENDING_DELETION),
    PENDING_IMPORT(KeyState.PENDING_IMPORT);

    final KeyState state;

    Way(KeyState state) {
      this.state = state;
    }

    String key(KmsHarness kms) {
      String id = kms.create(null, null, this == PENDING_IMPORT ? "EXTERNAL" : null, true).keyId();
      if (this == DISABLED) {
        kms.call(KmsModel.disableKey(), new DisableKeyRequest(id));
      }
      if (this == PENDING_DELETION) {
        kms.call(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(id, 30));
      }
      return id;
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void everyOperationAnswersAsTheTableSays(Way way) {
    KmsHarness kms = new KmsHarness();
    OPERATIONS.forEach(
        (operation, request) -> {
          String id = way.key(kms);
          assertThat(kms.row(id).state()).isEqualTo(way.state);
          assertThat(code(() -> request.accept(kms, id)))
              .as(operation + " of a key " + way)
              .isEqualTo(expected(operation, way));
          if (operation == KeyOperation.CREATE_ALIAS && expected(operation, way).isEmpty()) {
            kms.call(KmsModel.deleteAlias(), new DeleteAliasRequest("alias/x"));
          }
        });
  }

  private static String expected(KeyOperation operation, Way way) {
    boolean automatic =
        operation == KeyOperation.ENABLE_KEY_ROTATION
            || operation == KeyOperation.DISABLE_KEY_ROTATION;
    if (way == Way.PENDING_IMPORT && automatic) {
      return "UnsupportedOperationException";
    }
    return switch (KeyStateTable.of(operation, way.state)) {
      case ALLOWED -> "";
      case DISABLED -> "DisabledException";
      case INVALID_STATE, NOT_PENDING_DELETION -> "KMSInvalidStateException";
    };
  }

  private static String code(Runnable request) {
    try {
      request.run();
      return "";
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }
}
