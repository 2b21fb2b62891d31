package io.keyrota.server.crypto;

import io.keyrota.rules.kms.EncapsulationAlgorithm;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;

/**
 * ML-KEM (FIPS 203, sections 7.2 and 7.3): who has the public key makes a secret and what carries
 * it, who has the private key opens that.
 */
public final class KeyEncapsulation {

  KeyEncapsulation() {}

  /**
   * A shared secret and its encapsulated form.
   *
   * @param secret 32 bytes, its taker's to close
   */
  public record Encapsulated(Secret secret, byte[] ciphertext) implements AutoCloseable {
    @Override
    public void close() {
      secret.close();
    }

    @Override
    public String toString() {
      return "[encapsulated secret]";
    }
  }

  /** A new secret for whoever has the private key; another each time. */
  public Encapsulated encapsulate(DecodedPublicKey key) {
    needKem(key.spec());
    KEM.Encapsulated made = key.as(KEM.Encapsulator.class).encapsulate();
    return new Encapsulated(Secret.owning(made.key().getEncoded()), made.encapsulation());
  }

  /**
   * The secret that was encapsulated for the key. A ciphertext that was made for another key, or
   * changed, gives another secret, always the same for the same ciphertext, and no error.
   *
   * @throws IllegalArgumentException for a ciphertext of another length than the key's spec has
   */
  public Secret decapsulate(DecodedPrivateKey key, byte[] ciphertext) {
    needKem(key.spec());
    if (ciphertext.length != EncapsulationAlgorithm.ML_KEM.ciphertextBytes(key.spec())) {
      throw new IllegalArgumentException("not as long as what " + key.spec() + " encapsulates");
    }
    try {
      return Secret.owning(key.as(KEM.Decapsulator.class).decapsulate(ciphertext).getEncoded());
    } catch (DecapsulateException e) {
      throw new Unusable(MlKem.NAME, e);
    }
  }

  private static void needKem(KeySpec spec) {
    if (spec.family() != KeySpec.Family.ML_KEM) {
      throw new IllegalArgumentException(spec + " encapsulates nothing");
    }
  }
}
