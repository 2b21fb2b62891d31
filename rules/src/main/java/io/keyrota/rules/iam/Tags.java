package io.keyrota.rules.iam;

import io.keyrota.rules.aws.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The tags of an IAM resource: fifty at most, keys unlike each other in more than case. A key keeps
 * the spelling of whoever set it last.
 */
public record Tags(SequencedMap<String, String> values) {
  public static final Tags NONE = new Tags(new LinkedHashMap<>());

  /** AWS's limit for each resource; it is not adjustable. */
  public static final int LIMIT = 50;

  private static final String RESERVED = "aws:";

  public Tags {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /** A key and its value. */
  public record Tag(String key, String value) {}

  /**
   * These tags and the given ones; an old tag whose key differs in nothing or in case is replaced.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput for keys given twice or beginning with {@code
   *     aws:}, LimitExceeded for more than fifty
   */
  public Tags with(List<Tag> given) {
    Set<String> keys = new HashSet<>();
    for (Tag tag : given) {
      if (folded(tag.key()).startsWith(RESERVED)) {
        throw IamRefusal.invalidInput(
            "Tag keys beginning with aws: are reserved. System tags cannot be added or changed.");
      }
      if (!keys.add(folded(tag.key()))) {
        throw IamRefusal.invalidInput(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
    }
    SequencedMap<String, String> next = new LinkedHashMap<>(values);
    next.keySet().removeIf(key -> keys.contains(folded(key)));
    given.forEach(tag -> next.put(tag.key(), tag.value()));
    if (next.size() > LIMIT) {
      throw new Refusal("LimitExceeded", "Cannot exceed quota for TagsPerUser: " + LIMIT);
    }
    return new Tags(next);
  }

  /** These tags without those keys, whatever their case; a key that is not there is no matter. */
  public Tags without(Collection<String> keys) {
    Set<String> gone = new HashSet<>();
    keys.forEach(key -> gone.add(folded(key)));
    SequencedMap<String, String> next = new LinkedHashMap<>(values);
    next.keySet().removeIf(key -> gone.contains(folded(key)));
    return new Tags(next);
  }

  /** Sorted by key, as AWS lists them. */
  public List<Tag> sorted() {
    return values.entrySet().stream()
        .map(entry -> new Tag(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Tag::key))
        .toList();
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  // Upper first: a few letters (ı, ſ, K) only meet their relatives on that way.
  private static String folded(String key) {
    return key.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
