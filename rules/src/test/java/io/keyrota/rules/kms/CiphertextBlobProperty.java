package io.keyrota.rules.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CiphertextBlobProperty {
  private static final int HEAD = 79;

  private static CiphertextBlob blob(int length) {
    byte[] sealed = new byte[length + CiphertextBlob.TAG_BYTES];
    Arrays.fill(sealed, (byte) 7);
    return new CiphertextBlob(
        Keys.ACCOUNT, Keys.ID, Keys.material(1), new byte[16], new byte[32], sealed);
  }

  @Property(tries = 200)
  void everyBlobReadsBack(
      @ForAll @IntRange(min = 1, max = 4096) int length,
      @ForAll @Size(16) byte[] id,
      @ForAll @Size(16) byte[] nonce,
      @ForAll @Size(32) byte[] commitment,
      @ForAll boolean multiRegion,
      @ForAll @IntRange(max = 999_999) int account) {
    CiphertextBlob blob =
        new CiphertextBlob(
            new AccountId("%012d".formatted(account * 1_000_001L)),
            KeyId.of(multiRegion, id),
            Keys.material(3),
            nonce,
            commitment,
            new byte[length + 16]);
    byte[] bytes = blob.encoded();
    assertThat(bytes).hasSize(length + CiphertextBlob.OVERHEAD);
    CiphertextBlob read = CiphertextBlob.parse(bytes).orElseThrow();
    assertThat(read).isEqualTo(blob);
    assertThat(read.account()).isEqualTo(blob.account());
    assertThat(read.key()).isEqualTo(blob.key());
    assertThat(read.material()).isEqualTo(blob.material());
  }

  @Property(tries = 300)
  void whatReadsIsWhatWouldBeWritten(
      @ForAll @Size(min = 100, max = 300) byte[] bytes, @ForAll @ByteRange byte first) {
    bytes[0] = first;
    CiphertextBlob.parse(bytes).ifPresent(blob -> assertThat(blob.encoded()).isEqualTo(bytes));
  }

  @Example
  void aHeadWithAnyBitChangedIsNoBlob() {
    byte[] bytes = blob(5).encoded();
    for (int bit = 0; bit < HEAD * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(CiphertextBlob.parse(changed)).as("bit " + bit).isEmpty();
    }
  }

  @Example
  void aBlobOfAnyLengthThatNoneHasIsNoBlob() {
    byte[] bytes = blob(4096).encoded();
    for (int length = 0; length <= CiphertextBlob.OVERHEAD; length++) {
      assertThat(CiphertextBlob.parse(Arrays.copyOf(bytes, length))).isEmpty();
    }
    assertThat(CiphertextBlob.parse(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
  }

  /** docs/ciphertext.md, field by field. */
  @Example
  void theBytesAreThoseOfTheDocument() {
    String hex = HexFormat.of().formatHex(blob(1).encoded());
    assertThat(hex)
        .isEqualTo(
            "01"
                + "00"
                + "19df6690e5"
                + "1234abcd12ab34cd56ef1234567890ab"
                + Keys.material(1).hex()
                + "00".repeat(16)
                + hex.substring(142, 158)
                + "00".repeat(32)
                + "07".repeat(17));
  }

  @Property(tries = 200)
  void theOrderOfAContextsPairsDoesNotMatter(@ForAll @Size(max = 8) Map<String, String> pairs) {
    Map<String, String> backwards = new LinkedHashMap<>();
    pairs.entrySet().stream()
        .sorted(Map.Entry.<String, String>comparingByKey().reversed())
        .forEach(pair -> backwards.put(pair.getKey(), pair.getValue()));
    assertThat(additional(EncryptionContext.of(backwards)))
        .isEqualTo(additional(EncryptionContext.of(pairs)));
  }

  @Property(tries = 300)
  void otherPairsHaveAnotherEncoding(
      @ForAll @Size(max = 3) Map<String, String> one,
      @ForAll @Size(max = 3) Map<String, String> other) {
    assertThat(
            Arrays.equals(
                additional(EncryptionContext.of(one)), additional(EncryptionContext.of(other))))
        .isEqualTo(one.equals(other));
  }

  @Example
  void noPairRunsIntoTheNext() {
    assertThat(additional(EncryptionContext.of(Map.of("a", "bc"))))
        .isNotEqualTo(additional(EncryptionContext.of(Map.of("ab", "c"))));
    assertThat(additional(EncryptionContext.of(Map.of("A", "b"))))
        .isNotEqualTo(additional(EncryptionContext.of(Map.of("a", "b"))));
    assertThat(additional(EncryptionContext.of(Map.of("\ud800", "b"))))
        .isNotEqualTo(additional(EncryptionContext.of(Map.of("?", "b"))));
  }

  @Example
  void aContextHasItsLimit() {
    EncryptionContext.of(Map.of("a", "b".repeat(8191)));
    assertThat(Refusals.code(() -> EncryptionContext.of(Map.of("a", "b".repeat(8192)))))
        .isEqualTo("ValidationException");
    assertThat(EncryptionContext.of(null).isEmpty()).isTrue();
  }

  private static byte[] additional(EncryptionContext context) {
    return CiphertextBlob.additionalData(
        Keys.ACCOUNT, Keys.ID, Keys.material(1), new byte[16], context);
  }

  /** The id of a material depends on both and shows in nothing else. */
  @Example
  void theSameMaterialHasAnotherIdInAnotherKey() {
    io.keyrota.rules.secret.Secret material =
        io.keyrota.rules.secret.Secret.owning("k".repeat(32).getBytes(StandardCharsets.UTF_8));
    KeyMaterialId here = KeyMaterialId.of(Keys.ID, material);
    assertThat(here).isEqualTo(KeyMaterialId.of(Keys.ID, material));
    assertThat(here).isNotEqualTo(KeyMaterialId.of(Keys.MRK, material));
    assertThat(here.hex()).matches("[0-9a-f]{64}");
    assertThat(KeyMaterialId.of(here.bytes())).isEqualTo(here);
  }
}
