package io.keyrota.server.iam;

import io.keyrota.rules.iam.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The condition keys that a request with tags brings to a policy. */
final class TagConditions {

  private TagConditions() {}

  /** {@code aws:RequestTag/…} for each tag and {@code aws:TagKeys}; nothing without tags. */
  static Map<String, List<String>> ofTags(List<Tags.Tag> tags) {
    Map<String, List<String>> conditions =
        new LinkedHashMap<>(ofKeys(tags.stream().map(Tags.Tag::key).toList()));
    tags.forEach(tag -> conditions.put("aws:RequestTag/" + tag.key(), List.of(tag.value())));
    return conditions;
  }

  static Map<String, List<String>> ofKeys(List<String> keys) {
    return keys.isEmpty() ? Map.of() : Map.of("aws:TagKeys", keys);
  }
}
