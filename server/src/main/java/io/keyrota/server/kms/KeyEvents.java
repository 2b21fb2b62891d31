package io.keyrota.server.kms;

import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.events.Detail;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.store.Change;
import java.util.Optional;

/** The events of keys, in the shapes in which KMS sends them to EventBridge. */
record KeyEvents(EventLog log) {
  private static final String SOURCE = "aws.kms";

  /** {@code KMS CMK Rotation}, automatic or on demand. */
  Change rotation(KmsKey before, KmsKey after, Call call) {
    KeyMaterial current = after.materials().current().orElseThrow();
    Detail detail =
        ofKey(after)
            .with("key-origin", after.origin().name())
            .with("rotation-type", current.rotationType().orElseThrow().name());
    Optional<KeyMaterialId> previous = before.materials().current().map(KeyMaterial::id);
    if (previous.isPresent()) {
      detail = detail.with("previous-key-material-id", previous.get().hex());
    }
    return happened(
        after,
        "KMS CMK Rotation",
        detail.with("current-key-material-id", current.id().hex()),
        call);
  }

  /** {@code KMS Imported Key Material Expiration}. */
  Change expiration(KmsKey key, Call call) {
    return happened(key, "KMS Imported Key Material Expiration", ofKey(key), call);
  }

  /** {@code KMS CMK Deletion}. */
  Change deletion(KmsKey key, Call call) {
    return happened(key, "KMS CMK Deletion", ofKey(key), call);
  }

  private static Detail ofKey(KmsKey key) {
    return Detail.empty().with("key-id", key.id().text());
  }

  private Change happened(KmsKey key, String detailType, Detail detail, Call call) {
    return log.happened(
        new EventLog.Moment(key.account(), key.region(), call.now(), call.entropy()),
        SOURCE,
        detailType,
        key.arn(),
        detail);
  }
}
