package io.keyrota.rules.elb;

import io.keyrota.rules.aws.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;

/** The tags of a load balancer, listener or target group: fifty at most, keys by their case. */
public record ElbTags(SequencedMap<String, String> values) {
  public static final ElbTags NONE = new ElbTags(new LinkedHashMap<>());

  /** AWS's limit for each resource. */
  public static final int LIMIT = 50;

  public ElbTags {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /** A key and its value; a tag without a value has an empty one. */
  public record Tag(String key, String value) {}

  /**
   * These tags and the given ones, which replace those of the same keys.
   *
   * @throws Refusal DuplicateTagKeys, TooManyTags, ValidationError for keys beginning with aws:
   */
  public ElbTags with(List<Tag> given) {
    Set<String> keys = new HashSet<>();
    SequencedMap<String, String> next = new LinkedHashMap<>(values);
    for (Tag tag : given) {
      if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw ElbRefusal.validation("Tag keys beginning with 'aws:' are reserved");
      }
      if (!keys.add(tag.key())) {
        throw new Refusal("DuplicateTagKeys", "Tag keys must be unique: '" + tag.key() + "'");
      }
      next.put(tag.key(), tag.value());
    }
    if (next.size() > LIMIT) {
      throw ElbRefusal.tooMany("TooManyTags", "tags per resource", LIMIT);
    }
    return new ElbTags(next);
  }

  /** These tags without those keys; a key that is not there is no matter. */
  public ElbTags without(Collection<String> keys) {
    SequencedMap<String, String> next = new LinkedHashMap<>(values);
    keys.forEach(next::remove);
    return new ElbTags(next);
  }
}
