package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;

/** Makes key pairs of every asymmetric key spec. */
public final class KeyPairs implements AutoCloseable {
  private final RsaPool rsa;
  private final NistCurves nist;
  private final Edwards edwards;
  private final MlDsa mlDsa;
  private final MlKem mlKem;
  private final Entropy entropy;

  KeyPairs(
      RsaKeys rsa, NistCurves nist, Edwards edwards, MlDsa mlDsa, MlKem mlKem, Entropy entropy) {
    this.rsa = new RsaPool(rsa::generate);
    this.nist = nist;
    this.edwards = edwards;
    this.mlDsa = mlDsa;
    this.mlKem = mlKem;
    this.entropy = entropy;
  }

  /**
   * A new pair; its owner closes it. An RSA pair is taken from the pool where one is ready, else it
   * takes from a tenth of a second to two.
   *
   * @throws IllegalArgumentException for symmetric specs
   */
  public KeyPair generate(KeySpec spec) {
    return switch (spec.family()) {
      case RSA -> rsa.take(spec);
      case NIST_CURVE -> nist.generate(Curve.of(spec));
      case SECP256K1, SM2 -> BouncyCurves.generate(Curve.of(spec), entropy);
      case EDWARDS25519 -> edwards.generate(entropy);
      case ML_DSA -> mlDsa.generate(spec, entropy);
      case ML_KEM -> mlKem.generate(spec, entropy);
      case SYMMETRIC, HMAC -> throw new IllegalArgumentException(spec + " is no key pair");
    };
  }

  /**
   * Says that RSA pairs of the spec will be asked for: from now on a few are kept ready, where
   * somebody keeps the pool filled.
   */
  public void expect(KeySpec spec) {
    if (spec.family() == KeySpec.Family.RSA) {
      rsa.expect(spec);
    }
  }

  /** How many RSA pairs of the spec are ready. */
  public int ready(KeySpec spec) {
    return rsa.ready(spec);
  }

  /**
   * Waits until the pool lacks pairs that are expected, and makes them: for a thread that has
   * nothing else to do.
   */
  public void refill() throws InterruptedException {
    rsa.refill();
  }

  /** Erases the pairs that are ready. */
  @Override
  public void close() {
    rsa.close();
  }
}
