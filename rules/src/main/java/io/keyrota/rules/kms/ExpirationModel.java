package io.keyrota.rules.kms;

/** Whether imported material expires: AWS's ExpirationModelType. */
public enum ExpirationModel {
  KEY_MATERIAL_EXPIRES,
  KEY_MATERIAL_DOES_NOT_EXPIRE
}
