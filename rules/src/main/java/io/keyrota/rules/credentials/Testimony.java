package io.keyrota.rules.credentials;

import java.time.Instant;
import java.util.Optional;

/** What a source says of one key. */
public sealed interface Testimony {
  EvidenceSource source();

  /**
   * It answered.
   *
   * @param asOf when it was asked
   * @param lastUse the latest use it knows; empty when it knows none
   */
  record Answered(EvidenceSource source, Instant asOf, Optional<KeyUse> lastUse)
      implements Testimony {}

  /** It did not answer, which says nothing at all about the key. */
  record Silent(EvidenceSource source, String why) implements Testimony {}
}
