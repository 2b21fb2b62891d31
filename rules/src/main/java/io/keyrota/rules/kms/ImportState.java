package io.keyrota.rules.kms;

/** Whether a material's bytes are here: AWS's ImportState. */
public enum ImportState {
  IMPORTED,
  PENDING_IMPORT
}
