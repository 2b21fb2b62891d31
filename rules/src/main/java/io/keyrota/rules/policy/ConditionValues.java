package io.keyrota.rules.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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
    // Keys that differ in case only (of an encryption context) have all their values.
    values.forEach(
        (key, of) -> folded.merge(key.toLowerCase(Locale.ROOT), of, ConditionValues::both));
    return key -> folded.getOrDefault(key, List.of());
  }

  private static List<String> both(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).sorted().toList();
  }

  /** These, and the other's of keys that these do not have. */
  default ConditionValues or(ConditionValues others) {
    return key -> {
      List<String> own = of(key);
      return own.isEmpty() ? others.of(key) : own;
    };
  }
}
