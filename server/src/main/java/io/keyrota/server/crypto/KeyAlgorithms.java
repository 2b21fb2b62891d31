package io.keyrota.server.crypto;

/**
 * What KMS keys can do, wired once. Each algorithm is the fastest at hand: Corretto's for RSA, the
 * NIST curves and Ed25519, the JDK's for hashes, HMAC, AES, ML-DSA and ML-KEM, Bouncy Castle's for
 * secp256k1 and SM2. Making the set loads none of them: each comes with the first key of its kind.
 */
public record KeyAlgorithms(
    KeyPairs pairs,
    DecodedKeys decoding,
    Signing signing,
    PublicKeyEncryption encryption,
    SecretAgreement agreement,
    KeyEncapsulation encapsulation,
    Macs macs,
    Unwrapping unwrapping,
    SymmetricCiphertext symmetric)
    implements AutoCloseable {

  public static KeyAlgorithms of(Algorithms algorithms, Entropy entropy) {
    return of(algorithms, entropy, Jca.fastest());
  }

  static KeyAlgorithms of(Algorithms algorithms, Entropy entropy, Jca jca) {
    Hashes hashes = new Hashes(algorithms.sha256(), algorithms.sha384());
    RsaSignatures rsaSignatures = new RsaSignatures(jca, hashes, entropy);
    RsaKeys rsa = new RsaKeys(jca, rsaSignatures);
    NistCurves nist = new NistCurves(jca);
    Edwards edwards = new Edwards(jca, algorithms.ed25519());
    MlDsa mlDsa = new MlDsa(entropy);
    MlKem mlKem = new MlKem(entropy);
    PublicKeyEncryption encryption = new PublicKeyEncryption(jca, entropy);
    return new KeyAlgorithms(
        new KeyPairs(rsa, nist, edwards, mlDsa, mlKem, entropy),
        new DecodedKeys(rsa, nist, edwards, mlDsa, mlKem),
        new Signing(rsaSignatures, nist, edwards, mlDsa, entropy, hashes),
        encryption,
        new SecretAgreement(nist),
        new KeyEncapsulation(),
        new Macs(algorithms.hmacSha256()),
        new Unwrapping(encryption),
        new SymmetricCiphertext(algorithms.aesGcm(), algorithms.counterKdf(), entropy));
  }

  /** Erases the key pairs that were made beforehand. */
  @Override
  public void close() {
    pairs.close();
  }
}
