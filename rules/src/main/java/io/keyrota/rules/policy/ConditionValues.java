package io.keyrota.rules.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values that condition keys have in a request. */
@FunctionalInterface
public interface ConditionValues {
  /** A request that brings nothing. */
  ConditionValues NONE = key -> List.of();

  /**
   * The values of a key; none when the request does not have it.
   *
   * @param key in lower case: the names of keys are compared without regard to case
   */
  List<String> of(String key);

  /** The values of a map with keys in any case. */
  static ConditionValues of(Map<String, List<String>> values) {
    Map<String, List<String>> folded = HashMap.newHashMap(values.size());
    values.forEach((key, of) -> folded.put(key.toLowerCase(Locale.ROOT), List.copyOf(of)));
    return key -> folded.getOrDefault(key, List.of());
  }

  /** These, and the other's of keys that these do not have. */
  default ConditionValues or(ConditionValues others) {
    return key -> {
      List<String> own = of(key);
      return own.isEmpty() ? others.of(key) : own;
    };
  }
}
