package io.keyrota.server.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.kms.CiphertextBlob;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.testkit.SeededEntropy;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SymmetricCiphertextProperty {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final KeyId KEY = KeyId.of(false, new SeededEntropy(1).bytes(16));
  private static final EncryptionContext CONTEXT =
      EncryptionContext.of(Map.of("purpose", "test", "Dept", "IT"));
  private static final byte[] PLAINTEXT = "thirty-two bytes of a data key!!".getBytes(UTF_8);

  private final SeededEntropy entropy = new SeededEntropy(2);
  private final Algorithms algorithms = Algorithms.jdk();
  private final SymmetricCiphertext ciphertext =
      new SymmetricCiphertext(algorithms.aesGcm(), algorithms.counterKdf(), entropy::bytes);
  private final HeldKey material = held(3);
  private final KeyMaterialId materialId = id(3);

  private static HeldKey held(long seed) {
    try (Secret secret = Secret.owning(new SeededEntropy(seed).bytes(32))) {
      return HeldKey.of(secret);
    }
  }

  private static KeyMaterialId id(long seed) {
    try (Secret secret = Secret.owning(new SeededEntropy(seed).bytes(32))) {
      return KeyMaterialId.of(KEY, secret);
    }
  }

  private byte[] encrypt(EncryptionContext context, byte[] plaintext) {
    return ciphertext.encrypt(material, ACCOUNT, KEY, materialId, context, plaintext);
  }

  private Optional<byte[]> decrypt(EncryptionContext context, byte[] blob) {
    return CiphertextBlob.parse(blob)
        .flatMap(parsed -> ciphertext.decrypt(material, parsed, context))
        .map(Secret::reveal);
  }

  @Property(tries = 200)
  void everyPlaintextComesBackUnderItsContextOnly(
      @ForAll @Size(min = 1, max = 4096) byte[] plaintext,
      @ForAll @Size(max = 4) Map<String, String> pairs,
      @ForAll @Size(max = 4) Map<String, String> others) {
    byte[] blob = encrypt(EncryptionContext.of(pairs), plaintext);
    assertThat(blob).hasSize(plaintext.length + CiphertextBlob.OVERHEAD);
    assertThat(decrypt(EncryptionContext.of(pairs), blob).orElseThrow()).isEqualTo(plaintext);
    if (!others.equals(pairs)) {
      assertThat(decrypt(EncryptionContext.of(others), blob)).isEmpty();
    }
  }

  @Example
  void aBlobWithAnyBitChangedDoesNotOpen() {
    byte[] blob = encrypt(CONTEXT, PLAINTEXT);
    assertThat(decrypt(CONTEXT, blob)).isPresent();
    for (int bit = 0; bit < blob.length * 8; bit++) {
      byte[] changed = blob.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(decrypt(CONTEXT, changed)).as("bit " + bit).isEmpty();
    }
  }

  @Property(tries = 300)
  void aBlobWithManyBytesChangedDoesNotOpen(
      @ForAll @IntRange(max = 158) int at, @ForAll @Size(min = 1, max = 40) byte[] noise) {
    byte[] blob = encrypt(CONTEXT, PLAINTEXT);
    byte[] changed = blob.clone();
    for (int i = 0; i < noise.length && at + i < blob.length; i++) {
      changed[at + i] = noise[i];
    }
    assertThat(decrypt(CONTEXT, changed).isPresent()).isEqualTo(Arrays.equals(changed, blob));
  }

  @Example
  void aBlobOfAnyOtherLengthDoesNotOpen() {
    byte[] blob = encrypt(CONTEXT, PLAINTEXT);
    for (int length = 0; length < blob.length + 40; length++) {
      if (length != blob.length) {
        assertThat(decrypt(CONTEXT, Arrays.copyOf(blob, length))).as("length " + length).isEmpty();
      }
    }
  }

  /** Who forges a head makes its checksum right too: then the encryption itself must refuse. */
  @Example
  void aBlobUnderAnotherHeadDoesNotOpen() {
    CiphertextBlob blob = CiphertextBlob.parse(encrypt(CONTEXT, PLAINTEXT)).orElseThrow();
    KeyId other = KeyId.of(false, new SeededEntropy(9).bytes(16));
    KeyId multiRegion = new KeyId(true, KEY.high(), KEY.low());
    AccountId stranger = new AccountId("444455556666");
    byte[] nonce = blob.nonce().clone();
    nonce[0] ^= 1;
    for (CiphertextBlob forged :
        List.of(
            forged(blob, stranger, KEY, materialId, blob.nonce()),
            forged(blob, ACCOUNT, other, materialId, blob.nonce()),
            forged(blob, ACCOUNT, multiRegion, materialId, blob.nonce()),
            forged(blob, ACCOUNT, KEY, id(4), blob.nonce()),
            forged(blob, ACCOUNT, KEY, materialId, nonce))) {
      assertThat(CiphertextBlob.parse(forged.encoded())).isPresent();
      assertThat(decrypt(CONTEXT, forged.encoded())).isEmpty();
    }
    assertThat(decrypt(CONTEXT, forged(blob, ACCOUNT, KEY, materialId, blob.nonce()).encoded()))
        .isPresent();
  }

  private static CiphertextBlob forged(
      CiphertextBlob of, AccountId account, KeyId key, KeyMaterialId id, byte[] nonce) {
    return new CiphertextBlob(account, key, id, nonce, of.commitment(), of.sealed());
  }

  @Example
  void anotherMaterialDoesNotOpenIt() {
    CiphertextBlob blob = CiphertextBlob.parse(encrypt(CONTEXT, PLAINTEXT)).orElseThrow();
    assertThat(ciphertext.decrypt(held(4), blob, CONTEXT)).isEmpty();
  }

  /**
   * A ciphertext that the second material's AES-GCM finds authentic, with the first one's
   * commitment and with the second one's: it opens under the one that it commits to, and only
   * there.
   */
  @Example
  void authenticOrNotABlobOpensUnderTheMaterialThatItCommitsToOnly() {
    HeldKey second = held(4);
    byte[] nonce = entropy.bytes(16);
    byte[] label = "keyrota kms 1".getBytes(US_ASCII);
    byte[] ofFirst = algorithms.counterKdf().derive(material, label, nonce, 76);
    byte[] ofSecond = algorithms.counterKdf().derive(second, label, nonce, 76);
    byte[] sealed =
        algorithms
            .aesGcm()
            .seal(
                Arrays.copyOfRange(ofSecond, 32, 64),
                Arrays.copyOfRange(ofSecond, 64, 76),
                CiphertextBlob.additionalData(ACCOUNT, KEY, materialId, nonce, CONTEXT),
                PLAINTEXT);
    CiphertextBlob wrong =
        new CiphertextBlob(ACCOUNT, KEY, materialId, nonce, Arrays.copyOf(ofFirst, 32), sealed);
    CiphertextBlob right =
        new CiphertextBlob(ACCOUNT, KEY, materialId, nonce, Arrays.copyOf(ofSecond, 32), sealed);
    assertThat(ciphertext.decrypt(second, wrong, CONTEXT)).isEmpty();
    assertThat(ciphertext.decrypt(material, wrong, CONTEXT)).isEmpty();
    assertThat(ciphertext.decrypt(material, right, CONTEXT)).isEmpty();
    assertThat(ciphertext.decrypt(second, right, CONTEXT).orElseThrow().reveal())
        .isEqualTo(PLAINTEXT);
  }

  @Example
  void noNonceComesTwice() {
    Set<ByteBuffer> nonces = new HashSet<>();
    for (int i = 0; i < 1 << 16; i++) {
      byte[] blob = encrypt(EncryptionContext.NONE, new byte[] {1});
      assertThat(nonces.add(ByteBuffer.wrap(blob, 55, 16).slice())).isTrue();
    }
  }
}
