package io.keyrota.server.kms;

import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.audit.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the audit entry tells of a key that was used. */
final class UsedKey {
  /** CloudFormation's name of KMS keys. */
  static final String TYPE = "AWS::KMS::Key";

  private static final String MATERIAL = "keyMaterialId";

  private UsedKey() {}

  static Noted of(KmsKey key) {
    return new Noted(List.of(resource(key, Optional.empty())), Map.of());
  }

  /** As in CloudTrail, the material stands beside the key. */
  static Noted of(KmsKey key, KeyMaterialId material) {
    return new Noted(
        List.of(resource(key, Optional.of(material))), Map.of(MATERIAL, material.hex()));
  }

  static Noted of(KmsKey key, Optional<KeyMaterialId> material) {
    return material.map(id -> of(key, id)).orElseGet(() -> of(key));
  }

  /** The two keys of ReEncrypt, the source first. */
  static Noted ofBoth(
      KmsKey source,
      Optional<KeyMaterialId> sourceMaterial,
      KmsKey destination,
      Optional<KeyMaterialId> destinationMaterial) {
    Map<String, String> materials = new LinkedHashMap<>();
    sourceMaterial.ifPresent(id -> materials.put("sourceKeyMaterialId", id.hex()));
    destinationMaterial.ifPresent(id -> materials.put("destinationKeyMaterialId", id.hex()));
    return new Noted(
        List.of(resource(source, sourceMaterial), resource(destination, destinationMaterial)),
        materials);
  }

  private static Resource resource(KmsKey key, Optional<KeyMaterialId> material) {
    return new Resource(TYPE, key.arn(), material.map(KeyMaterialId::hex));
  }
}
