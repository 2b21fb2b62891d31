package io.keyrota.rules.rotation;

import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.Testimony;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the world looks like just now.
 *
 * @param userExists whether IAM knows the user
 * @param keys the user's keys
 * @param evidence of the keys that {@link NextStep#subjects} asked for
 * @param skew how far the machine's clock is from the service's
 * @param targets what the targets hold, where {@link NextStep#looksAtTargets} asked for it
 */
public record Observation(
    boolean userExists,
    List<KeySeen> keys,
    Map<String, List<Testimony>> evidence,
    Duration skew,
    List<TargetSeen> targets) {

  /**
   * What a target holds.
   *
   * @param target as its delivery names it
   * @param keyId empty when it holds none, or when it cannot be asked
   * @param trouble why it cannot be read, if so
   */
  public record TargetSeen(String target, Optional<String> keyId, Optional<String> trouble) {}

  /** AWS itself refuses signatures at five minutes; deadlines deserve better. */
  public static final Duration SKEW_LIMIT = Duration.ofSeconds(60);

  public Observation {
    keys = List.copyOf(keys);
    evidence = Map.copyOf(evidence);
    targets = List.copyOf(targets);
  }

  Optional<KeySeen> key(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  List<Testimony> evidenceOf(String id) {
    return evidence.getOrDefault(id, List.of());
  }

  boolean skewed() {
    return skew.abs().compareTo(SKEW_LIMIT) > 0;
  }
}
