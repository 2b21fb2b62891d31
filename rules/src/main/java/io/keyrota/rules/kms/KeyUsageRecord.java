package io.keyrota.rules.kms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What is recorded of a key's successful cryptographic operations. Failed ones leave no trace here.
 *
 * @param materials by material id in hexadecimal; of keys that have one material for life, by
 *     {@link #ONLY}
 */
public record KeyUsageRecord(
    Optional<LastUsage> last, SequencedMap<String, MaterialUsage> materials) {
  /** Stands for the only material of a key pair or an HMAC key. */
  public static final String ONLY = "";

  public static final KeyUsageRecord NONE =
      new KeyUsageRecord(Optional.empty(), new LinkedHashMap<>());

  public KeyUsageRecord {
    materials = Collections.unmodifiableSequencedMap(materials);
  }

  /** The use of one material. */
  public MaterialUsage of(String material) {
    return materials.getOrDefault(material, MaterialUsage.NONE);
  }

  /** Both, the other being the later. */
  public KeyUsageRecord plus(KeyUsageRecord later) {
    LinkedHashMap<String, MaterialUsage> all = new LinkedHashMap<>(materials);
    later.materials.forEach((id, usage) -> all.merge(id, usage, MaterialUsage::plus));
    return new KeyUsageRecord(later.last.or(() -> last), all);
  }
}
