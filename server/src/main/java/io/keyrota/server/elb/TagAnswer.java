package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.Tag;
import io.keyrota.rules.elb.ElbTags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tags between wire and law, and what they bring to policies. */
final class TagAnswer {

  private TagAnswer() {}

  static List<ElbTags.Tag> given(@Nullable List<Tag> tags) {
    return tags == null
        ? List.of()
        : tags.stream()
            .map(tag -> new ElbTags.Tag(tag.key(), Objects.requireNonNullElse(tag.value(), "")))
            .toList();
  }

  static List<Tag> shown(ElbTags tags) {
    return tags.values().entrySet().stream()
        .map(entry -> new Tag(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The tags that a request gives, and those that the resource has. */
  static Map<String, List<String>> conditions(List<ElbTags.Tag> given, ElbTags had) {
    Map<String, List<String>> all = new HashMap<>();
    List<String> keys = new ArrayList<>();
    for (ElbTags.Tag tag : given) {
      all.put("aws:RequestTag/" + tag.key(), List.of(tag.value()));
      keys.add(tag.key());
    }
    if (!keys.isEmpty()) {
      all.put("aws:TagKeys", keys);
    }
    all.putAll(conditions(had));
    return all;
  }

  /** The tags that the resource has. */
  static Map<String, List<String>> conditions(ElbTags had) {
    Map<String, List<String>> all = new HashMap<>();
    had.values().forEach((key, value) -> all.put("aws:ResourceTag/" + key, List.of(value)));
    return all;
  }
}
