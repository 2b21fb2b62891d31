package io.keyrota.server.kms;

import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition values that uses of keys bring to policies and grants: AWS's condition keys of KMS.
 */
final class UseConditions {
  /** What the name of an encryption context's pair stands behind. */
  static final String CONTEXT = "kms:EncryptionContext:";

  private static final String CONTEXT_KEYS = "kms:EncryptionContextKeys";
  private static final String ALGORITHM = "kms:EncryptionAlgorithm";

  private UseConditions() {}

  static Map<String, List<String>> of(String key, String value) {
    return Map.of(key, List.of(value));
  }

  private static Map<String, List<String>> of(EncryptionContext context, String key, String value) {
    if (context.isEmpty()) {
      return of(key, value);
    }
    Map<String, List<String>> all = new HashMap<>(of(context.pairs()));
    all.put(key, List.of(value));
    return all;
  }

  /** Of a data key: what it is wrapped with is the same for all of them. */
  static Map<String, List<String>> ofDataKey(EncryptionContext context) {
    return of(context, ALGORITHM, EncryptionAlgorithm.SYMMETRIC_DEFAULT.name());
  }

  static Map<String, List<String>> ofDataKeyPair(EncryptionContext context, KeySpec spec) {
    Map<String, List<String>> all = new HashMap<>(ofDataKey(context));
    all.put("kms:DataKeyPairSpec", List.of(spec.name()));
    return all;
  }

  /** Of a request that encrypts or decrypts with that algorithm. */
  static Map<String, List<String>> of(EncryptionContext context, EncryptionAlgorithm algorithm) {
    return of(context, ALGORITHM, algorithm.name());
  }

  /** An encryption context's pairs, be they of a request or of a grant's constraint. */
  static Map<String, List<String>> of(Map<String, String> pairs) {
    if (pairs.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> all = new HashMap<>();
    pairs.forEach((name, value) -> all.put(CONTEXT + name, List.of(value)));
    all.put(CONTEXT_KEYS, List.copyOf(pairs.keySet()));
    return all;
  }
}
