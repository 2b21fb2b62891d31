package io.keyrota.rules.kms;

/** Where a KMS key's material comes from; fixed for its life. The names are AWS's. */
public enum Origin {
  AWS_KMS,
  EXTERNAL,
  AWS_CLOUDHSM,
  EXTERNAL_KEY_STORE
}
