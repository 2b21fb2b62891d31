package io.keyrota.rules.acm;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The tags of a certificate: fifty at most; keys and values distinguish upper and lower case. */
public record AcmTags(SequencedMap<String, String> values) {
  public static final AcmTags NONE = new AcmTags(new LinkedHashMap<>());

  /** AWS's limit for each certificate; it is not adjustable. */
  public static final int LIMIT = 50;

  private static final String RESERVED = "aws:";

  public AcmTags {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /**
   * A key and, where it was given, a value.
   *
   * @param value absent means the empty one where a tag is set, and any where it is removed
   */
  public record Tag(String key, Optional<String> value) {}

  /**
   * The condition keys that given tags bring: {@code aws:RequestTag/…} for each tag and {@code
   * aws:TagKeys}; nothing without tags.
   */
  public static Map<String, List<String>> conditions(List<Tag> tags) {
    if (tags.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    conditions.put("aws:TagKeys", tags.stream().map(Tag::key).distinct().toList());
    tags.forEach(
        tag -> conditions.put("aws:RequestTag/" + tag.key(), List.of(tag.value().orElse(""))));
    return conditions;
  }

  /**
   * These tags and the given ones; an old tag of the same key is replaced.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidTagException for keys given twice or beginning with
   *     {@code aws:}, TooManyTagsException for more than fifty
   */
  public AcmTags with(Collection<Tag> given) {
    Set<String> keys = new HashSet<>();
    for (Tag tag : given) {
      if (tag.key().toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
        throw AcmRefusal.tag("Tag keys beginning with aws: are reserved.");
      }
      if (!keys.add(tag.key())) {
        throw AcmRefusal.tag("The tag key " + tag.key() + " is given twice.");
      }
    }
    SequencedMap<String, String> next = new LinkedHashMap<>(values);
    given.forEach(tag -> next.put(tag.key(), tag.value().orElse("")));
    if (next.size() > LIMIT) {
      throw AcmRefusal.tooManyTags();
    }
    return new AcmTags(next);
  }

  /** These tags without the given ones; with a value, only where the tag has that value. */
  public AcmTags without(Collection<Tag> given) {
    SequencedMap<String, String> next = new LinkedHashMap<>(values);
    for (Tag tag : given) {
      tag.value()
          .ifPresentOrElse(value -> next.remove(tag.key(), value), () -> next.remove(tag.key()));
    }
    return new AcmTags(next);
  }

  /** Sorted by key. */
  public List<Tag> sorted() {
    return values.entrySet().stream()
        .map(entry -> new Tag(entry.getKey(), Optional.of(entry.getValue())))
        .sorted(Comparator.comparing(Tag::key))
        .toList();
  }
}
