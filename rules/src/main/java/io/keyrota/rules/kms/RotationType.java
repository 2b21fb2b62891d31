package io.keyrota.rules.kms;

/** What made a rotation: AWS's RotationType. */
public enum RotationType {
  AUTOMATIC,
  ON_DEMAND
}
