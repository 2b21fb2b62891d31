package io.keyrota.server.crypto;

/**
 * The algorithms in use, chosen one by one: a provider is never installed first for everything.
 * Main makes the set once.
 */
public record Algorithms(
    Digest sha256,
    Digest sha384,
    Mac hmacSha256,
    Kdf counterKdf,
    PassphraseKdf pbkdf2,
    Aead aesGcm,
    Signatures ed25519) {

  /** Everything from the JDK. */
  public static Algorithms jdk() {
    return new Algorithms(
        new JdkDigest("SHA-256"),
        new JdkDigest("SHA-384"),
        new JdkHmac("HmacSHA256"),
        new JdkCounterKdf(),
        new JdkPbkdf2(),
        new JdkAesGcm(),
        new JdkEd25519());
  }
}
