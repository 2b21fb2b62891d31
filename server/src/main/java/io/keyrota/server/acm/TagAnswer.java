package io.keyrota.server.acm;

import io.keyrota.models.acm.Tag;
import io.keyrota.rules.acm.AcmTags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tags between the law and the wire, and the condition keys that they bring. */
final class TagAnswer {
  private TagAnswer() {}

  /** The tags that a request gives; none when it leaves them out. */
  static List<AcmTags.Tag> given(@Nullable List<Tag> tags) {
    return tags == null
        ? List.of()
        : tags.stream()
            .map(tag -> new AcmTags.Tag(tag.key(), Optional.ofNullable(tag.value())))
            .toList();
  }

  static List<Tag> answered(AcmTags tags) {
    return tags.sorted().stream().map(tag -> new Tag(tag.key(), tag.value().orElse(""))).toList();
  }

  /** {@code aws:RequestTag/…} for each tag and {@code aws:TagKeys}; nothing without tags. */
  static Map<String, List<String>> conditions(List<AcmTags.Tag> tags) {
    if (tags.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    conditions.put("aws:TagKeys", tags.stream().map(AcmTags.Tag::key).distinct().toList());
    tags.forEach(
        tag -> conditions.put("aws:RequestTag/" + tag.key(), List.of(tag.value().orElse(""))));
    return conditions;
  }
}
