package io.keyrota.rules.acm;

import io.keyrota.rules.kms.KeySpec;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The algorithms of a certificate's key, by AWS's names. */
public enum KeyAlgorithm {
  RSA_1024("RSA_1024", null),
  RSA_2048("RSA_2048", KeySpec.RSA_2048),
  RSA_3072("RSA_3072", null),
  RSA_4096("RSA_4096", null),
  EC_PRIME256V1("EC_prime256v1", KeySpec.ECC_NIST_P256),
  EC_SECP384R1("EC_secp384r1", KeySpec.ECC_NIST_P384),
  EC_SECP521R1("EC_secp521r1", null);

  private final String awsName;
  private final Optional<KeySpec> requested;

  KeyAlgorithm(String awsName, @Nullable KeySpec requested) {
    this.awsName = awsName;
    this.requested = Optional.ofNullable(requested);
  }

  /** The algorithm of that name, as AWS writes it. */
  public static Optional<KeyAlgorithm> named(String awsName) {
    return Arrays.stream(values()).filter(a -> a.awsName.equals(awsName)).findFirst();
  }

  /** For example {@code EC_prime256v1}. */
  public String awsName() {
    return awsName;
  }

  /** What makes its keys, where such certificates can be requested; the others are imported. */
  public Optional<KeySpec> requested() {
    return requested;
  }
}
