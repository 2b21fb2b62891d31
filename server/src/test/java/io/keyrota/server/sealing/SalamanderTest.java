package io.keyrota.server.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Aead;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.testkit.SeededEntropy;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * A "salamander": one GCM ciphertext that is authentic under two keys, made by somebody who knows
 * both (Dodis, Grubbs, Ristenpart, Woodage 2018). GCM's tag is linear in the ciphertext, so one
 * free block makes the two tags meet.
 */
class SalamanderTest {
  private static final Identity ROW = new Identity(Place.SYSTEM, "access-key", "AKIAEXAMPLE");
  private static final byte[] NONCE = new byte[16];

  private final Algorithms algorithms = Algorithms.jdk();
  private final Format1 format = new Format1(algorithms);
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final HeldKey one = HeldKey.of(Secret.owning(entropy.bytes(32)));
  private final HeldKey other = HeldKey.of(Secret.owning(entropy.bytes(32)));

  /** The three values that the format derives for a message, here from the written description. */
  private record Derived(byte[] commitment, byte[] key, byte[] nonce) {}

  private Derived derive(HeldKey key) {
    byte[] context = ByteBuffer.allocate(19).put(NONCE).put("IAM".getBytes(US_ASCII)).array();
    byte[] all =
        algorithms.counterKdf().derive(key, "keyrota seal 1".getBytes(US_ASCII), context, 76);
    return new Derived(
        Arrays.copyOf(all, 32), Arrays.copyOfRange(all, 32, 64), Arrays.copyOfRange(all, 64, 76));
  }

  @Test
  void aCiphertextMadeForTwoKeysOpensUnderTheOneItCommitsToOnly() {
    byte[] aad = aad();
    Derived first = derive(one);
    Derived second = derive(other);
    byte[] ciphertext = salamander(first, second, aad);

    // The attack is real: plain GCM opens the ciphertext under both keys.
    for (Derived key : new Derived[] {first, second}) {
      assertThat(
              algorithms
                  .aesGcm()
                  .open(key.key(), key.nonce(), aad, ciphertext, 0, ciphertext.length))
          .isPresent();
    }

    // As a blob it can commit to one domain key, and the other refuses it.
    Sealed forOne = blob(first, ciphertext);
    assertThat(format.open(one, "IAM", ROW, forOne).length()).isEqualTo(16);
    assertBroken(other, forOne);
    Sealed forOther = blob(second, ciphertext);
    assertThat(format.open(other, "IAM", ROW, forOther).length()).isEqualTo(16);
    assertBroken(one, forOther);
  }

  private void assertBroken(HeldKey key, Sealed sealed) {
    assertThatThrownBy(() -> format.open(key, "IAM", ROW, sealed))
        .isExactlyInstanceOf(Sealer.Broken.class);
  }

  private static Sealed blob(Derived derived, byte[] ciphertext) {
    return new Sealed(
        ByteBuffer.allocate(53 + ciphertext.length)
            .put((byte) 1)
            .putInt(1)
            .put(NONCE)
            .put(derived.commitment())
            .put(ciphertext)
            .array());
  }

  /** The additional data, from the written description. */
  private static byte[] aad() {
    ByteBuffer aad = ByteBuffer.allocate(200).put((byte) 1).putInt(1);
    for (String text :
        new String[] {"IAM", "000000000000", "global", "access-key", "AKIAEXAMPLE"}) {
      aad.putInt(text.length());
      text.chars().forEach(c -> aad.putChar((char) c));
    }
    return Arrays.copyOf(aad.array(), aad.position());
  }

  /** One block of ciphertext and a tag that is right under both keys. */
  private byte[] salamander(Derived first, Derived second, byte[] aad) {
    // tag(C) = tag(0) + C * H^2 under each key: where the two tags are equal, C is
    // (tag(0) + tag'(0)) / (H^2 + H'^2).
    Gcm a = new Gcm(algorithms.aesGcm(), first.key(), first.nonce());
    Gcm b = new Gcm(algorithms.aesGcm(), second.key(), second.nonce());
    BigInteger zero = BigInteger.ZERO;
    BigInteger difference = a.tag(aad, zero).xor(b.tag(aad, zero));
    BigInteger squares = Gcm.times(a.h, a.h).xor(Gcm.times(b.h, b.h));
    BigInteger block = Gcm.times(difference, Gcm.inverse(squares));
    BigInteger tag = a.tag(aad, block);
    assertThat(tag).isEqualTo(b.tag(aad, block));
    return ByteBuffer.allocate(32).put(Gcm.bytes(block)).put(Gcm.bytes(tag)).array();
  }

  /** GCM's arithmetic (SP 800-38D), slow and by the book; bit 0 is the leftmost. */
  private static final class Gcm {
    private static final BigInteger R = BigInteger.valueOf(0xe1).shiftLeft(120);

    final BigInteger h;
    private final BigInteger mask;

    Gcm(Aead aead, byte[] key, byte[] nonce) {
      // The tag over nothing at all is the mask E(J0) itself.
      mask = number(aead.seal(key, nonce, new byte[0], new byte[0]));
      h = number(aes(key, new byte[16]));
    }

    private static byte[] aes(byte[] key, byte[] block) {
      try {
        javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(
            javax.crypto.Cipher.ENCRYPT_MODE, new javax.crypto.spec.SecretKeySpec(key, "AES"));
        return cipher.doFinal(block);
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The tag over the aad and one block of ciphertext. */
    BigInteger tag(byte[] aad, BigInteger block) {
      BigInteger y = BigInteger.ZERO;
      for (int at = 0; at < aad.length; at += 16) {
        byte[] part = Arrays.copyOf(Arrays.copyOfRange(aad, at, Math.min(at + 16, aad.length)), 16);
        y = times(y.xor(number(part)), h);
      }
      y = times(y.xor(block), h);
      byte[] lengths = ByteBuffer.allocate(16).putLong(aad.length * 8L).putLong(16 * 8L).array();
      return times(y.xor(number(lengths)), h).xor(mask);
    }

    static BigInteger times(BigInteger x, BigInteger y) {
      BigInteger z = BigInteger.ZERO;
      BigInteger v = y;
      for (int i = 127; i >= 0; i--) {
        if (x.testBit(i)) {
          z = z.xor(v);
        }
        boolean carry = v.testBit(0);
        v = v.shiftRight(1);
        if (carry) {
          v = v.xor(R);
        }
      }
      return z;
    }

    /** x to the power of 2^128 - 2. */
    static BigInteger inverse(BigInteger x) {
      BigInteger result = BigInteger.ONE.shiftLeft(127);
      BigInteger power = x;
      for (int i = 1; i < 128; i++) {
        power = times(power, power);
        result = times(result, power);
      }
      return result;
    }

    static BigInteger number(byte[] bytes) {
      return new BigInteger(1, bytes);
    }

    static byte[] bytes(BigInteger number) {
      byte[] all = number.toByteArray();
      byte[] block = new byte[16];
      int length = Math.min(16, all.length);
      System.arraycopy(all, all.length - length, block, 16 - length, length);
      return block;
    }
  }
}
