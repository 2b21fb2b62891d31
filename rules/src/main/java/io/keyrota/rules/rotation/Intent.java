package io.keyrota.rules.rotation;

import java.time.Instant;
import java.util.List;

/**
 * A step that is about to be done, written down before: found in the journal later, it may or may
 * not have happened.
 *
 * @param keysSeen the user's keys just before
 */
public record Intent(Step step, Instant at, List<String> keysSeen) {
  public Intent {
    keysSeen = List.copyOf(keysSeen);
  }
}
