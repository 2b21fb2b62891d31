package io.keyrota.rules.kms;

/** What a material of a key is used for: AWS's KeyMaterialState. */
public enum KeyMaterialState {
  /** It decrypts what it once encrypted. */
  NON_CURRENT,
  /** It encrypts and decrypts. */
  CURRENT,
  /** Imported, and current after the next rotation on demand; not yet part of the key for good. */
  PENDING_ROTATION,
  /** Imported into the primary key, and not yet into all replicas. */
  PENDING_MULTI_REGION_IMPORT_AND_ROTATION;

  /** Whether it waits for a rotation, and can be deleted and replaced until then. */
  public boolean pending() {
    return this == PENDING_ROTATION || this == PENDING_MULTI_REGION_IMPORT_AND_ROTATION;
  }
}
