package io.keyrota.rules.kms;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What requests must bring for a grant to permit them. Keys of an encryption context are compared
 * without regard to case here, values with it, as AWS does.
 *
 * @param contextEquals the whole context of the request
 * @param contextSubset pairs that the context of the request holds
 * @param sourceArn on whose behalf the request is made
 */
public record GrantConstraints(
    Optional<Map<String, String>> contextEquals,
    Optional<Map<String, String>> contextSubset,
    Optional<String> sourceArn) {
  public static final GrantConstraints NONE =
      new GrantConstraints(Optional.empty(), Optional.empty(), Optional.empty());

  /** The most pairs of a constraint. */
  public static final int PAIRS = 8;

  /** The most characters of a pair's value. */
  public static final int VALUE = 384;

  public GrantConstraints {
    contextEquals = contextEquals.map(Map::copyOf);
    contextSubset = contextSubset.map(Map::copyOf);
  }

  /** Whether it asks for something of the encryption context. */
  public boolean ofContext() {
    return contextEquals.isPresent() || contextSubset.isPresent();
  }

  /**
   * Refuses constraints beyond the limits, and two on the context: AWS takes one of them.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException
   */
  public void needLimits() {
    if (contextEquals.isPresent() && contextSubset.isPresent()) {
      throw KmsRefusal.validation("More than one constraint supplied");
    }
    contextEquals.ifPresent(GrantConstraints::needLimits);
    contextSubset.ifPresent(GrantConstraints::needLimits);
  }

  private static void needLimits(Map<String, String> pairs) {
    if (pairs.size() > PAIRS) {
      throw KmsRefusal.validation(
          "A grant constraint can include at most " + PAIRS + " encryption context pairs.");
    }
    if (pairs.values().stream().anyMatch(value -> value.length() > VALUE)) {
      throw KmsRefusal.validation(
          "An encryption context value in a grant constraint can have at most "
              + VALUE
              + " characters.");
    }
  }

  /** Whether a request with that context meets the constraints on it. */
  public boolean metBy(EncryptionContext context) {
    Map<String, String> given = folded(context.pairs());
    return contextEquals.map(pairs -> folded(pairs).equals(given)).orElse(true)
        && contextSubset
            .map(pairs -> given.entrySet().containsAll(folded(pairs).entrySet()))
            .orElse(true)
        // Two keys that differ in case only can not both be compared: such a context meets nothing.
        && (!ofContext() || given.size() == context.pairs().size());
  }

  /** Whether a request made on behalf of that resource meets the constraint on it. */
  public boolean metBySource(Optional<String> source) {
    return sourceArn.isEmpty() || sourceArn.equals(source);
  }

  /**
   * Whether whatever meets these constraints meets the other's too: what a grant that was made by
   * means of another grant must show.
   */
  public boolean atLeastAsStrictAs(GrantConstraints other) {
    boolean source = other.sourceArn.isEmpty() || other.sourceArn.equals(sourceArn);
    boolean equals =
        other
            .contextEquals
            .map(theirs -> contextEquals.map(ours -> folded(ours).equals(folded(theirs))))
            .map(same -> same.orElse(false))
            .orElse(true);
    boolean subset =
        other
            .contextSubset
            .map(theirs -> demands().entrySet().containsAll(folded(theirs).entrySet()))
            .orElse(true);
    return source && equals && subset;
  }

  /** The pairs that every context that meets these constraints holds. */
  private Map<String, String> demands() {
    Map<String, String> all = new TreeMap<>();
    contextSubset.ifPresent(pairs -> all.putAll(folded(pairs)));
    contextEquals.ifPresent(pairs -> all.putAll(folded(pairs)));
    return all;
  }

  private static Map<String, String> folded(Map<String, String> pairs) {
    Map<String, String> folded = new TreeMap<>();
    pairs.forEach((key, value) -> folded.put(key.toLowerCase(Locale.ROOT), value));
    return folded;
  }
}
