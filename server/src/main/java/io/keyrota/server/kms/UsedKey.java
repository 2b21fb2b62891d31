package io.keyrota.server.kms;

import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.audit.Resource;
import io.keyrota.server.aws.Beside;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What the audit entry tells of a key that was used. */
final class UsedKey {
  /** CloudFormation's name of KMS keys. */
  static final String TYPE = "AWS::KMS::Key";

  private static final String MATERIAL = "keyMaterialId";

  private UsedKey() {}

  /** A key that was changed: CloudTrail adds its ARN to an answer that does not have it. */
  static Noted changed(KmsKey key) {
    return of(key).answering(Map.of("keyId", key.arn()));
  }

  /** The same where one of its aliases was; the alias stands first. */
  static Noted changed(KmsKey key, KeyAlias alias) {
    Noted told = changed(key);
    return new Noted(
        List.of(new Resource(TYPE, alias.arn(), Optional.empty()), told.resources().getFirst()),
        Map.of(),
        told.answered(),
        Map.of());
  }

  /** A key of which a grant ended; the request need not have named it. */
  static Noted without(KmsKey key, Grant grant) {
    return new Noted(of(key).resources(), Map.of("grantId", grant.id()));
  }

  /** A key that something happened to by itself. */
  static Noted happened(KmsKey key, Map<String, String> details) {
    SequencedMap<String, String> all = new LinkedHashMap<>(details);
    all.put("keyId", key.id().text());
    return of(key).detailed(all);
  }

  /** The rotation by which a key became the next. */
  static Noted rotated(KmsKey before, KmsKey after) {
    KeyMaterial current = after.materials().current().orElseThrow();
    SequencedMap<String, String> details = new LinkedHashMap<>();
    details.put("rotationType", current.rotationType().orElseThrow().name());
    details.put("keyOrigin", after.origin().name());
    before
        .materials()
        .current()
        .ifPresent(material -> details.put("previousKeyMaterialId", material.id().hex()));
    details.put("currentKeyMaterialId", current.id().hex());
    return happened(after, details);
  }

  /** The entry of a rotation that happened by a call, where the key is. */
  static Beside rotation(KmsKey before, KmsKey after) {
    return new Beside.Happened(
        KmsApi.PRINCIPAL, "RotateKey", after.region(), rotated(before, after));
  }

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
