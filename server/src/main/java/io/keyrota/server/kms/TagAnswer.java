package io.keyrota.server.kms;

import io.keyrota.models.kms.Tag;
import io.keyrota.rules.kms.KmsTags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags between the law and the wire, and the condition keys that they bring. */
final class TagAnswer {
  private TagAnswer() {}

  /** The tags that a request gives; none when it leaves them out. */
  static List<KmsTags.Tag> given(@Nullable List<Tag> tags) {
    return tags == null
        ? List.of()
        : tags.stream().map(tag -> new KmsTags.Tag(tag.tagKey(), tag.tagValue())).toList();
  }

  static List<Tag> answered(KmsTags tags) {
    return tags.sorted().stream().map(tag -> new Tag(tag.key(), tag.value())).toList();
  }

  /** {@code aws:RequestTag/…} for each tag and {@code aws:TagKeys}; nothing without tags. */
  static Map<String, List<String>> conditions(List<KmsTags.Tag> tags) {
    Map<String, List<String>> conditions =
        new LinkedHashMap<>(ofKeys(tags.stream().map(KmsTags.Tag::key).toList()));
    tags.forEach(tag -> conditions.put("aws:RequestTag/" + tag.key(), List.of(tag.value())));
    return conditions;
  }

  static Map<String, List<String>> ofKeys(List<String> keys) {
    return keys.isEmpty() ? Map.of() : Map.of("aws:TagKeys", keys);
  }
}
