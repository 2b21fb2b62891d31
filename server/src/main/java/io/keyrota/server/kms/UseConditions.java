package io.keyrota.server.kms;

import io.keyrota.rules.kms.EncryptionContext;
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

  private UseConditions() {}

  static Map<String, List<String>> of(String key, String value) {
    return Map.of(key, List.of(value));
  }

  /** An encryption context's pairs, beside another value. */
  static Map<String, List<String>> of(EncryptionContext context, String key, String value) {
    if (context.isEmpty()) {
      return of(key, value);
    }
    Map<String, List<String>> all = new HashMap<>(of(context));
    all.put(key, List.of(value));
    return all;
  }

  /** An encryption context's pairs; nothing for none. */
  static Map<String, List<String>> of(EncryptionContext context) {
    if (context.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> all = new HashMap<>();
    context.pairs().forEach((name, value) -> all.put(CONTEXT + name, List.of(value)));
    all.put(CONTEXT_KEYS, List.copyOf(context.pairs().keySet()));
    return all;
  }
}
