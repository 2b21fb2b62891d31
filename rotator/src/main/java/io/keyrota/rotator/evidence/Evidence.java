package io.keyrota.rotator.evidence;

import io.keyrota.rules.credentials.EvidenceSource;
import io.keyrota.rules.credentials.Testimony;
import java.time.Instant;
import java.util.List;

/** Asks who used a key. */
public interface Evidence {
  /**
   * What is known of the key's use, from every source that must agree.
   *
   * @param now the service's time
   */
  List<Testimony> of(String keyId, Instant now);

  /** The sources that would be asked now. */
  List<EvidenceSource> sources();
}
