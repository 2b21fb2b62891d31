package io.keyrota.rules.kms;

/** Whether imported material is new to its key: AWS's ImportType. */
public enum ImportType {
  NEW_KEY_MATERIAL,
  EXISTING_KEY_MATERIAL
}
