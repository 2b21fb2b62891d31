package io.keyrota.rules.kms;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** The tags of a KMS key: fifty at most; keys and values distinguish upper and lower case. */
public record KmsTags(SequencedMap<String, String> values) {
  public static final KmsTags NONE = new KmsTags(new LinkedHashMap<>());

  /** AWS's limit for each key; it is not adjustable. */
  public static final int LIMIT = 50;

  private static final String RESERVED = "aws:";

  /** AWS's user-defined tag restrictions: letters, digits and spaces of any script, and these. */
  private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  public KmsTags {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /** A key and its value. */
  public record Tag(String key, String value) {}

  /**
   * These tags and the given ones; an old tag of the same key is replaced.
   *
   * @throws io.keyrota.rules.aws.Refusal TagException for keys given twice or beginning with {@code
   *     aws:} and for characters that tags have not, LimitExceededException for more than fifty
   */
  public KmsTags with(List<Tag> given) {
    Set<String> keys = new HashSet<>();
    for (Tag tag : given) {
      if (tag.key().toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
        throw KmsRefusal.tag("Tags beginning with aws: are reserved");
      }
      if (!TEXT.matcher(tag.key()).matches() || !TEXT.matcher(tag.value()).matches()) {
        throw KmsRefusal.tag(
            "Tag keys and values can contain letters, digits, spaces, and _ . : / = + - @ only.");
      }
      if (!keys.add(tag.key())) {
        throw KmsRefusal.tag("Duplicate tag keys");
      }
    }
    SequencedMap<String, String> next = new LinkedHashMap<>(values);
    given.forEach(tag -> next.put(tag.key(), tag.value()));
    if (next.size() > LIMIT) {
      throw KmsRefusal.limit("A key can have at most " + LIMIT + " tags.");
    }
    return new KmsTags(next);
  }

  /** These tags without those keys; a key that is not there is no matter. */
  public KmsTags without(Collection<String> keys) {
    SequencedMap<String, String> next = new LinkedHashMap<>(values);
    keys.forEach(next::remove);
    return new KmsTags(next);
  }

  /** Sorted by key. */
  public List<Tag> sorted() {
    return values.entrySet().stream()
        .map(entry -> new Tag(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Tag::key))
        .toList();
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }
}
