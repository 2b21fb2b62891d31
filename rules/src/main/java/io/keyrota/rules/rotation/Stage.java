package io.keyrota.rules.rotation;

/** How far a rotation has come. */
public enum Stage {
  PLANNED,
  /** There is room for one more key: two is IAM's limit. */
  SLOT_READY,
  CREATED,
  /** AWS accepts the new key, five times in a row. */
  PROBED,
  DELIVERING,
  /** Every target holds the new key and was read back; the reload command succeeded. */
  DELIVERED,
  /** The old key must prove unused. */
  SOAKING,
  QUIET,
  DEACTIVATED,
  /** A use of the old key would bring it back. */
  HOLDING,
  /** The old key is deleted: the end. */
  DELETED
}
