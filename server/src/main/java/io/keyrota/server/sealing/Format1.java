package io.keyrota.server.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Aead;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.ConstantTime;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.store.Identity;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sealed blobs of format 1 (docs/sealing.md has the bytes). Each blob has a key, a GCM nonce and a
 * commitment of its own, derived from the domain key with a fresh 128-bit nonce. GCM alone could be
 * made to open under two keys; the commitment, compared first, fits one domain key only.
 */
final class Format1 {
  static final byte FORMAT = 1;
  static final int MOST = 1 << 16;

  private static final int NONCE = 16;
  private static final int COMMITMENT = 32;
  private static final int COMMITMENT_AT = 1 + Integer.BYTES + NONCE;
  private static final int CIPHERTEXT_AT = COMMITMENT_AT + COMMITMENT;
  private static final int LEAST = CIPHERTEXT_AT + Aead.TAG_BYTES;
  private static final byte[] LABEL = "keyrota seal 1".getBytes(US_ASCII);

  private final Algorithms algorithms;

  Format1(Algorithms algorithms) {
    this.algorithms = algorithms;
  }

  /** Seals at most {@value #MOST} bytes under one version of a domain's key. */
  Sealed seal(
      HeldKey key, int version, String domain, Identity boundTo, Secret secret, Entropy entropy) {
    if (secret.length() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " bytes can be sealed");
    }
    byte[] nonce = entropy.bytes(NONCE);
    try (Derived derived = derive(key, domain, nonce)) {
      byte[] ciphertext =
          algorithms
              .aesGcm()
              .seal(
                  derived.key(),
                  derived.gcmNonce(),
                  aad(version, domain, boundTo),
                  secret.reveal());
      return new Sealed(
          ByteBuffer.allocate(CIPHERTEXT_AT + ciphertext.length)
              .put(FORMAT)
              .putInt(version)
              .put(nonce)
              .put(derived.commitment())
              .put(ciphertext)
              .array());
    }
  }

  /** The version of the domain key that a blob names, which anybody may have written there. */
  static int version(Sealed sealed) {
    byte[] blob = sealed.bytes();
    if (blob.length < LEAST || blob.length > LEAST + MOST || blob[0] != FORMAT) {
      throw new Sealer.Broken();
    }
    return ByteBuffer.wrap(blob).getInt(1);
  }

  /** Opens a blob, with the key of the version that it names. */
  Secret open(HeldKey key, String domain, Identity boundTo, Sealed sealed) {
    int version = version(sealed);
    byte[] blob = sealed.bytes();
    byte[] nonce = Arrays.copyOfRange(blob, 1 + Integer.BYTES, COMMITMENT_AT);
    byte[] commitment = Arrays.copyOfRange(blob, COMMITMENT_AT, CIPHERTEXT_AT);
    try (Derived derived = derive(key, domain, nonce)) {
      if (!ConstantTime.equal(derived.commitment(), commitment)) {
        derived.spoil();
      }
      Optional<Secret> opened =
          algorithms
              .aesGcm()
              .open(
                  derived.key(),
                  derived.gcmNonce(),
                  aad(version, domain, boundTo),
                  blob,
                  CIPHERTEXT_AT,
                  blob.length - CIPHERTEXT_AT);
      if (derived.spoilt()) {
        opened.ifPresent(Secret::close);
        throw new Sealer.Broken();
      }
      return opened.orElseThrow(Sealer.Broken::new);
    }
  }

  private Derived derive(HeldKey key, String domain, byte[] nonce) {
    byte[] name = domain.getBytes(US_ASCII);
    byte[] context = ByteBuffer.allocate(NONCE + name.length).put(nonce).put(name).array();
    byte[] all = algorithms.counterKdf().derive(key, LABEL, context, Derived.BYTES);
    try {
      return new Derived(all);
    } finally {
      Arrays.fill(all, (byte) 0);
    }
  }

  /** What the key of one message is made of; erased when closed. */
  private static final class Derived implements AutoCloseable {
    static final int BYTES = COMMITMENT + Aead.KEY_BYTES + Aead.NONCE_BYTES;

    private final byte[] commitment;
    private final byte[] key;
    private final byte[] gcmNonce;
    private boolean spoilt;

    Derived(byte[] all) {
      // The commitment is one whole block of the derivation: 256 bits of HMAC-SHA-256, uncut.
      commitment = Arrays.copyOf(all, COMMITMENT);
      key = Arrays.copyOfRange(all, COMMITMENT, COMMITMENT + Aead.KEY_BYTES);
      gcmNonce = Arrays.copyOfRange(all, COMMITMENT + Aead.KEY_BYTES, BYTES);
    }

    byte[] commitment() {
      return commitment;
    }

    byte[] key() {
      return key;
    }

    byte[] gcmNonce() {
      return gcmNonce;
    }

    /** Makes sure that nothing opens, at the cost of an opening: the time tells no difference. */
    void spoil() {
      spoilt = true;
      Arrays.fill(key, (byte) 0);
    }

    boolean spoilt() {
      return spoilt;
    }

    @Override
    public void close() {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(gcmNonce, (byte) 0);
    }
  }

  /** Format, version, domain and identity; each text with its length before it, in UTF-16. */
  private static byte[] aad(int version, String domain, Identity boundTo) {
    String account = boundTo.place().account().digits();
    String region = boundTo.place().region().name();
    int chars =
        domain.length()
            + account.length()
            + region.length()
            + boundTo.kind().length()
            + boundTo.id().length();
    ByteBuffer aad = ByteBuffer.allocate(1 + 6 * Integer.BYTES + chars * Character.BYTES);
    aad.put(FORMAT).putInt(version);
    put(aad, domain);
    put(aad, account);
    put(aad, region);
    put(aad, boundTo.kind());
    put(aad, boundTo.id());
    return aad.array();
  }

  private static void put(ByteBuffer aad, String text) {
    aad.putInt(text.length());
    // UTF-16 and not UTF-8: every Java string has one encoding of its own, lone surrogates too.
    for (int i = 0; i < text.length(); i++) {
      aad.putChar(text.charAt(i));
    }
  }
}
