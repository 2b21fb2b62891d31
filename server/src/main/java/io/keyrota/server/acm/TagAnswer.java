package io.keyrota.server.acm;

import io.keyrota.models.acm.Tag;
import io.keyrota.rules.acm.AcmTags;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tags between the law and the wire. */
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
}
