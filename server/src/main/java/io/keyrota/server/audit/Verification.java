package io.keyrota.server.audit;

import java.util.Optional;

/**
 * The answer of verifying the whole chain.
 *
 * @param segments files read
 * @param entries good entries, up to the first fault
 * @param head the last good entry
 * @param fault the first fault, empty when everything is as it was written
 */
public record Verification(int segments, long entries, Head head, Optional<Fault> fault) {
  public boolean good() {
    return fault.isEmpty();
  }
}
