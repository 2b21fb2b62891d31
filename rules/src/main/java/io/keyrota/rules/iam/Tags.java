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
import java.util.function.UnaryOperator;

/**
 * The tags of an IAM resource: fifty at most. Keys of users and roles are unlike each other in more
 * than case, and keep the spelling of whoever set them last; keys of all other resources are told
 * apart by case too.
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
  public record Tag(String key, String value) {

    /** Whether key or value begins, in any case, with what AWS keeps for itself. */
    public boolean isReserved() {
      return folded(key).startsWith(RESERVED) || folded(value).startsWith(RESERVED);
    }
  }

  /**
   * The tags of a user or a role and the given ones; an old tag whose key differs in nothing or in
   * case is replaced.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput for keys given twice and for keys or values
   *     beginning with {@code aws:}, LimitExceeded for more than fifty
   */
  public Tags with(List<Tag> given) {
    return with(
        given,
        Tags::folded,
        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }

  /** The same of any other resource, for which case counts. */
  public Tags withExact(List<Tag> given) {
    return with(given, UnaryOperator.identity(), "Duplicate tag keys found.");
  }

  private Tags with(List<Tag> given, UnaryOperator<String> form, String twice) {
    Set<String> keys = new HashSet<>();
    for (Tag tag : given) {
      if (tag.isReserved()) {
        throw IamRefusal.invalidInput(
            "Tag keys and values beginning with aws: are reserved. System tags cannot be added or"
                + " changed.");
      }
      if (!keys.add(form.apply(tag.key()))) {
        throw IamRefusal.invalidInput(twice);
      }
    }
    SequencedMap<String, String> next = new LinkedHashMap<>(values);
    next.keySet().removeIf(key -> keys.contains(form.apply(key)));
    given.forEach(tag -> next.put(tag.key(), tag.value()));
    if (next.size() > LIMIT) {
      throw new Refusal("LimitExceeded", "Cannot exceed quota for TagsPerUser: " + LIMIT);
    }
    return new Tags(next);
  }

  /**
   * The tags of a user or a role without those keys, whatever their case; a key that is not there
   * is no matter.
   */
  public Tags without(Collection<String> keys) {
    return without(keys, Tags::folded);
  }

  /** The same of any other resource, for which case counts. */
  public Tags withoutExact(Collection<String> keys) {
    return without(keys, UnaryOperator.identity());
  }

  private Tags without(Collection<String> keys, UnaryOperator<String> form) {
    Set<String> gone = new HashSet<>();
    keys.forEach(key -> gone.add(form.apply(key)));
    SequencedMap<String, String> next = new LinkedHashMap<>(values);
    next.keySet().removeIf(key -> gone.contains(form.apply(key)));
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
