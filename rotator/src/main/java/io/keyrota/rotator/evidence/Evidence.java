package io.keyrota.rotator.evidence;

import io.keyrota.rules.credentials.EvidenceSource;
import io.keyrota.rules.credentials.Testimony;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks who used a key. */
public interface Evidence {
  /**
   * What is known of the key's use, from every source that must agree.
   *
   * @param now the service's time
   */
  List<Testimony> of(String keyId, Instant now);

  /** The sources that are asked where nothing forbids it; who asks {@link #of} learns which did. */
  List<EvidenceSource> sources();

  /**
   * Asks for news of that key, and tells why a lesser source has to answer in the place of a better
   * one; empty when none has to.
   */
  default Optional<String> refused(String keyId) {
    return Optional.empty();
  }
}
