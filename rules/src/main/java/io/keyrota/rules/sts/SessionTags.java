package io.keyrota.rules.sts;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.Tags;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The tags of a session: those asked for, and those inherited from the session that asks.
 *
 * @param transitive keys of the tags that the next session of a chain inherits
 */
public record SessionTags(SequencedMap<String, String> tags, Set<String> transitive) {
  private static final int LIMIT = 50;

  public SessionTags {
    tags = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tags));
    transitive = Collections.unmodifiableSet(new LinkedHashSet<>(transitive));
  }

  /**
   * The tags of a new session.
   *
   * @param calling the session that asks, whose transitive tags are inherited
   * @throws io.keyrota.rules.aws.Refusal ValidationError for keys given twice, reserved, too many,
   *     or transitive without being there; InvalidParameterValue for a tag that is inherited
   */
  public static SessionTags of(
      List<Tags.Tag> asked, List<String> transitiveKeys, Optional<Caller.Session> calling) {
    SequencedMap<String, String> tags = new LinkedHashMap<>();
    Set<String> transitive = new LinkedHashSet<>();
    Set<String> inherited = new HashSet<>();
    calling.ifPresent(
        session ->
            session
                .tags()
                .forEach(
                    (key, value) -> {
                      if (session.transitiveTagKeys().contains(key)) {
                        tags.put(key, value);
                        transitive.add(key);
                        inherited.add(folded(key));
                      }
                    }));
    Set<String> keys = new HashSet<>();
    for (Tags.Tag tag : asked) {
      if (tag.isReserved()) {
        throw StsRefusal.validation(
            "Tag keys and values beginning with aws: are reserved. System tags cannot be used.");
      }
      if (!keys.add(folded(tag.key()))) {
        throw StsRefusal.validation(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
      if (inherited.contains(folded(tag.key()))) {
        throw StsRefusal.inheritedTag();
      }
      tags.put(tag.key(), tag.value());
    }
    for (String key : transitiveKeys) {
      if (!keys.contains(folded(key))) {
        throw StsRefusal.validation(
            "The specified transitive tag key must be included in the requested tags.");
      }
      tags.keySet().stream()
          .filter(tag -> folded(tag).equals(folded(key)))
          .forEach(transitive::add);
    }
    if (tags.size() > LIMIT) {
      throw StsRefusal.validation("A session can have at most " + LIMIT + " tags.");
    }
    return new SessionTags(tags, transitive);
  }

  public boolean isEmpty() {
    return tags.isEmpty();
  }

  private static String folded(String key) {
    return key.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
