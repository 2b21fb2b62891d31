package io.keyrota.rules.kms;

/** The state of a KMS key. */
public enum KeyState {
  CREATING("Creating", "is creating"),
  ENABLED("Enabled", "is enabled"),
  DISABLED("Disabled", "is disabled"),
  PENDING_DELETION("PendingDeletion", "is pending deletion"),
  PENDING_IMPORT("PendingImport", "is pending import"),
  PENDING_REPLICA_DELETION("PendingReplicaDeletion", "is pending replica deletion"),
  UNAVAILABLE("Unavailable", "is unavailable"),
  UPDATING("Updating", "is updating");

  private final String word;
  private final String phrase;

  KeyState(String word, String phrase) {
    this.word = word;
    this.phrase = phrase;
  }

  /** As AWS writes it. */
  public String word() {
    return word;
  }

  /** As AWS's refusals say it after the key's ARN, for example {@code is disabled}. */
  String phrase() {
    return phrase;
  }

  /** Whether the key's deletion is scheduled, with its waiting period running or standing still. */
  public boolean isPendingAnyDeletion() {
    return this == PENDING_DELETION || this == PENDING_REPLICA_DELETION;
  }
}
