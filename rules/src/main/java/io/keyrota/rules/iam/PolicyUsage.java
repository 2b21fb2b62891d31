package io.keyrota.rules.iam;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a principal has a managed policy for. */
public enum PolicyUsage {
  PERMISSIONS("PermissionsPolicy"),
  BOUNDARY("PermissionsBoundary");

  private final String word;

  PolicyUsage(String word) {
    this.word = word;
  }

  /** As AWS writes it. */
  public String word() {
    return word;
  }

  /** The usage that a request filters by; empty for a filter left out. */
  public static Optional<PolicyUsage> of(@Nullable String word) {
    for (PolicyUsage usage : values()) {
      if (usage.word.equals(word)) {
        return Optional.of(usage);
      }
    }
    return Optional.empty();
  }
}
