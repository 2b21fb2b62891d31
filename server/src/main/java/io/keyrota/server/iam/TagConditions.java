package io.keyrota.server.iam;

import io.keyrota.rules.iam.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /**
   * The conditions that a resource brings by itself, and the request's: its tags, and the
   * permissions boundary it has, unless the request is about another.
   */
  static Map<String, List<String>> ofResource(
      Tags tags, Optional<String> boundary, Map<String, List<String>> ofRequest) {
    if (tags.isEmpty() && boundary.isEmpty()) {
      return ofRequest;
    }
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    tags.values()
        .forEach(
            (key, value) -> {
              conditions.put("aws:ResourceTag/" + key, List.of(value));
              conditions.put("iam:ResourceTag/" + key, List.of(value));
            });
    boundary.ifPresent(arn -> conditions.put("iam:PermissionsBoundary", List.of(arn)));
    conditions.putAll(ofRequest);
    return conditions;
  }
}
