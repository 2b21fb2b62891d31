package io.keyrota.server.kms;

import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyUsageRecord;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.kms.MaterialUsage;
import io.keyrota.server.aws.KeyMaterials;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.usage.KmsKeyUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The materials of keys with what is known of their use. */
record UsedMaterials(KmsKeyUsage usage) implements KeyMaterials {

  @Override
  public Named named(Request request, String keyId, Snapshot seen) {
    NamedKey named = NamedKey.of(request, keyId, KeyOperation.DESCRIBE_KEY, seen);
    return new Named(
        named.arn(),
        now ->
            named
                .row()
                .filter(key -> key.account().equals(request.account()))
                .filter(key -> !KeyLife.deletionDue(key, now))
                .map(key -> told(FoundKey.at(now, key, seen).key(), seen))
                .orElseThrow(() -> KmsRefusal.keyNotFound(named.arn())));
  }

  /** Since when a key's uses are recorded, or it was made, whichever is later. */
  static Instant trackingStart(KmsKey key, KmsKeyUsage usage) {
    return key.created().isAfter(usage.since()) ? key.created() : KmsKey.date(usage.since());
  }

  private KeyMaterials.Told told(KmsKey key, Snapshot seen) {
    KeyUsageRecord known = usage.of(key.account(), key.region(), key.id(), seen);
    List<KeyMaterial> all = key.materials().all();
    List<Material> told = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Optional<Instant> until =
          i + 1 < all.size() ? all.get(i + 1).rotationDate() : Optional.empty();
      told.add(told(key, all.get(i), until, known));
    }
    return new Told(key.arn(), trackingStart(key, usage), told);
  }

  private static Material told(
      KmsKey key, KeyMaterial material, Optional<Instant> until, KeyUsageRecord known) {
    MaterialUsage use = known.of(material.id().hex());
    if (!key.rotatable()) {
      use = use.plus(known.of(KeyUsageRecord.ONLY));
    }
    Optional<Instant> from =
        material
            .rotationDate()
            .or(
                () ->
                    material.state().pending()
                        ? Optional.empty()
                        : Optional.of(material.attached()));
    return new Material(
        material.id().hex(),
        material.state().name(),
        material.imported().map(facts -> facts.state().name()),
        from,
        until,
        use);
  }
}
