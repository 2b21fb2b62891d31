package io.keyrota.rotator.targets;

import io.keyrota.rules.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * A place that a consumer reads its key from. Every method may be called again after a crash.
 *
 * <p>What cannot be done throws {@link TargetFailed}.
 */
public interface Target {

  /**
   * The key to hand over.
   *
   * @param oldKeyId the key that it replaces
   * @param credentials whether a program finds the rotator's own credentials in its environment
   */
  record Order(
      String rotation,
      String userName,
      String oldKeyId,
      String newKeyId,
      Secret secret,
      boolean credentials) {}

  /** Its kind and place, as the journal keeps it: {@link Targets#parse} reads it. */
  String text();

  /**
   * The same target as it is kept: what depends on where and with which {@code PATH} it was named
   * is settled.
   */
  default Target settled() {
    return this;
  }

  /** What of it depends, even so, on where the rotator is run: relative paths, as they stand. */
  default List<String> relative() {
    return List.of();
  }

  /** Where the key ends up. */
  Place place();

  /** What it holds now, and so what a delivery would do; nothing is changed. */
  Sight look();

  /** The same before a key is made, and whether the key could be delivered there. */
  Sight check(String oldKeyId);

  /** All that is needed to restore it; empty when it can tell nothing. */
  Optional<Secret> backup();

  /** Hands the key over. */
  void deliver(Order order);

  /** Reads back what was handed over. */
  void confirm(Order order);

  /** Gives back what it held before, unless somebody else changed it since. */
  void restore(Order order, Optional<Secret> backup);
}
