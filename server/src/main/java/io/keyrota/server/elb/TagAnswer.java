package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.Tag;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
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

  /**
   * What one asks who makes something: the operation's own permission and, where it is tagged at
   * once, AddTags on what is made.
   *
   * @param on what the operation is about
   * @param made what is made, whose id is not known yet
   */
  static List<Permission> toCreate(String action, ElbArn on, ElbArn made, List<ElbTags.Tag> tags) {
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission(action, on.text(), conditions(tags, ElbTags.NONE)));
    if (!tags.isEmpty()) {
      permissions.add(
          new Permission(
              "elasticloadbalancing:AddTags", made.text(), conditions(tags, ElbTags.NONE)));
    }
    return permissions;
  }

  /** The tags that the resource has. */
  static Map<String, List<String>> conditions(ElbTags had) {
    Map<String, List<String>> all = new HashMap<>();
    had.values().forEach((key, value) -> all.put("aws:ResourceTag/" + key, List.of(value)));
    return all;
  }
}
