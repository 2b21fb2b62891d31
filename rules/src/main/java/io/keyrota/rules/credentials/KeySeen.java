package io.keyrota.rules.credentials;

import java.time.Instant;

/** An access key as ListAccessKeys shows it. */
public record KeySeen(String id, boolean active, Instant created) {

  /** Enough to tell keys of one user apart on a screen: the first and the last four characters. */
  public static String masked(String id) {
    return id.length() <= 8 ? id : id.substring(0, 4) + "…" + id.substring(id.length() - 4);
  }

  public String masked() {
    return masked(id);
  }
}
