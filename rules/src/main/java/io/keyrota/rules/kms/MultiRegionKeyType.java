package io.keyrota.rules.kms;

/** What a multi-Region key is in its region. */
public enum MultiRegionKeyType {
  PRIMARY,
  REPLICA
}
