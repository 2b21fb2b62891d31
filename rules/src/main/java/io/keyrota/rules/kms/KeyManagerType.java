package io.keyrota.rules.kms;

/** Who manages a KMS key, as DescribeKey's {@code KeyManager} says it. */
public enum KeyManagerType {
  /** Made for an AWS service, under {@code alias/aws/…}; rotated yearly, never by its owner. */
  AWS,
  CUSTOMER
}
