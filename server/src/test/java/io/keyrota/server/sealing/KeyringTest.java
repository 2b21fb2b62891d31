package io.keyrota.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.sealing.Sealer.Broken;
import io.keyrota.server.sealing.Sealer.Domain;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.testkit.SeededEntropy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyringTest {
  private static final Identity ROW =
      new Identity(Place.global(new AccountId("123456789012")), "access-key", "AKIAEXAMPLE");

  private final Algorithms algorithms = Algorithms.jdk();
  private final Entropy entropy = new SeededEntropy(1)::bytes;
  private final RootKey root = rootKey(7);
  private final Rows rows = new Rows();
  private Keyring keyring;

  private RootKey rootKey(int filledWith) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) filledWith);
    return new SoftwareRootKey(algorithms, Secret.owning(bytes));
  }

  @BeforeEach
  void startForTheFirstTime() throws RootKeyUnavailable {
    assertThat(Keyring.isEmpty(rows)).isTrue();
    rows.apply(Keyring.missing(root, entropy, rows));
    keyring = Keyring.open(algorithms, entropy, root, rows);
  }

  @Test
  void opensWhatItSealed() {
    for (int length : new int[] {0, 1, 16, 40, 65_536}) {
      byte[] plain = new SeededEntropy(length).bytes(length);
      Sealed sealed = keyring.seal(Domain.IAM, ROW, Secret.owning(plain.clone()));
      assertThat(sealed.bytes()).hasSize(length + 69);
      assertThat(keyring.open(Domain.IAM, ROW, sealed).reveal()).isEqualTo(plain);
    }
  }

  @Test
  void refusesToSealWhatIsTooLong() {
    assertThatThrownBy(() -> keyring.seal(Domain.IAM, ROW, Secret.owning(new byte[65_537])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyChangedBitBreaksABlob() {
    byte[] blob = keyring.seal(Domain.IAM, ROW, Secret.ofText("wJalrXUtnFEMI")).bytes();
    for (int bit = 0; bit < blob.length * 8; bit++) {
      byte[] changed = blob.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertBroken(Domain.IAM, ROW, changed, "bit " + bit);
    }
  }

  @Test
  void everyOtherLengthBreaksABlob() {
    byte[] blob = keyring.seal(Domain.IAM, ROW, Secret.ofText("wJalrXUtnFEMI")).bytes();
    for (int length = 0; length < blob.length + 40; length++) {
      if (length != blob.length) {
        assertBroken(Domain.IAM, ROW, Arrays.copyOf(blob, length), "length " + length);
      }
    }
    assertBroken(Domain.IAM, ROW, Arrays.copyOf(blob, 70_000), "far too long");
  }

  @Test
  void aBlobOpensNowhereElse() {
    byte[] blob = keyring.seal(Domain.IAM, ROW, Secret.ofText("secret")).bytes();
    AccountId other = new AccountId("123456789013");
    Region region = new Region("eu-west-1");
    for (Identity elsewhere :
        List.of(
            new Identity(Place.global(other), ROW.kind(), ROW.id()),
            new Identity(new Place(ROW.place().account(), region), ROW.kind(), ROW.id()),
            new Identity(ROW.place(), "access-kez", ROW.id()),
            new Identity(ROW.place(), ROW.kind(), "AKIAEXAMPLF"),
            // The same characters, cut elsewhere.
            new Identity(ROW.place(), "access-keyA", "KIAEXAMPLE"),
            new Identity(ROW.place(), ROW.kind(), ROW.id() + "\0"))) {
      assertBroken(Domain.IAM, elsewhere, blob, elsewhere.toString());
    }
    assertBroken(Domain.STS, ROW, blob, "another domain");
  }

  @Test
  void idsThatDifferInALoneSurrogateAreDifferent() {
    Identity one = new Identity(ROW.place(), ROW.kind(), "a\ud800");
    byte[] blob = keyring.seal(Domain.IAM, one, Secret.ofText("secret")).bytes();
    assertThat(keyring.open(Domain.IAM, one, new Sealed(blob)).revealText()).isEqualTo("secret");
    assertBroken(Domain.IAM, new Identity(ROW.place(), ROW.kind(), "a\ud801"), blob, "surrogate");
    assertBroken(Domain.IAM, new Identity(ROW.place(), ROW.kind(), "a?"), blob, "replacement");
  }

  @Test
  void nothingRepeatsInTwoBlobsOfTheSameSecret() {
    Set<String> nonces = new HashSet<>();
    Set<String> rest = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      byte[] blob = keyring.seal(Domain.IAM, ROW, Secret.ofText("secret")).bytes();
      nonces.add(Arrays.toString(Arrays.copyOfRange(blob, 5, 21)));
      rest.add(Arrays.toString(Arrays.copyOfRange(blob, 21, blob.length)));
    }
    assertThat(nonces).hasSize(2_000);
    assertThat(rest).hasSize(2_000);
  }

  @Test
  void aNewVersionSealsAndOldOnesStillOpen() throws RootKeyUnavailable {
    Sealed old = keyring.seal(Domain.IAM, ROW, Secret.ofText("old"));
    for (int version = 2; version <= 12; version++) {
      rows.apply(List.of(Keyring.next(Domain.IAM, root, entropy, rows)));
    }
    assertThat(keyring.seal(Domain.IAM, ROW, Secret.ofText("x")).bytes()[4]).isEqualTo((byte) 1);
    keyring.reload(root, rows);
    Sealed young = keyring.seal(Domain.IAM, ROW, Secret.ofText("young"));
    assertThat(young.bytes()[4]).isEqualTo((byte) 12);
    Keyring restarted = Keyring.open(algorithms, entropy, root, rows);
    for (Keyring each : List.of(keyring, restarted)) {
      assertThat(each.open(Domain.IAM, ROW, old).revealText()).isEqualTo("old");
      assertThat(each.open(Domain.IAM, ROW, young).revealText()).isEqualTo("young");
    }
    assertThat(Keyring.missing(root, entropy, rows)).isEmpty();
  }

  @Test
  void aLaterStartMakesOnlyWhatIsMissing() {
    assertThat(Keyring.missing(root, entropy, rows)).isEmpty();
    rows.documents.remove(DomainKey.identity("STS", 1));
    assertThat(Keyring.missing(root, entropy, rows))
        .extracting(change -> change.identity().id())
        .containsExactly("STS/1");
    assertThat(Keyring.isEmpty(rows)).isFalse();
    assertThatThrownBy(() -> Keyring.open(algorithms, entropy, root, rows))
        .isInstanceOf(RootKeyUnavailable.class)
        .hasMessageContaining("STS");
  }

  @Test
  void everyLifeSetsItsSealsApartAndAFullVersionIsFollowedByAFreshOne() throws RootKeyUnavailable {
    long lives = SealBudget.MOST / SealBudget.OF_ONE_LIFE;
    rows.apply(Keyring.reserved(root, entropy, rows));
    assertThat(SealCount.of("IAM", 1, rows)).isEqualTo(SealBudget.OF_ONE_LIFE);
    for (long life = 2; life <= lives; life++) {
      assertThat(Keyring.reserved(root, entropy, rows))
          .hasSameSizeAs(Domain.values())
          .allMatch(change -> change.identity().kind().equals("seal-count"));
      rows.apply(Keyring.reserved(root, entropy, rows));
    }
    assertThat(SealCount.of("IAM", 1, rows)).isEqualTo(SealBudget.MOST);
    Sealed old = keyring.seal(Domain.IAM, ROW, Secret.ofText("old"));

    rows.apply(Keyring.reserved(root, entropy, rows));

    assertThat(SealCount.of("IAM", 1, rows)).isEqualTo(SealBudget.MOST);
    assertThat(SealCount.of("IAM", 2, rows)).isEqualTo(SealBudget.OF_ONE_LIFE);
    Keyring restarted = Keyring.open(algorithms, entropy, root, rows);
    assertThat(restarted.seal(Domain.IAM, ROW, Secret.ofText("x")).bytes()[4]).isEqualTo((byte) 2);
    assertThat(restarted.open(Domain.IAM, ROW, old).revealText()).isEqualTo("old");
    rows.apply(Keyring.reserved(root, entropy, rows));
    assertThat(SealCount.of("IAM", 2, rows)).isEqualTo(2 * SealBudget.OF_ONE_LIFE);
  }

  @Test
  void aCountOfSealsIsReadForEver() {
    assertThat(SealCount.TABLE.kind()).isEqualTo("seal-count");
    assertThat(SealCount.TABLE.write(new SealCount(1L << 40)).members())
        .containsOnly(Map.entry("reserved", 1L << 40));
    assertThat(SealCount.TABLE.read(1, Document.builder().put("reserved", 1L << 40).build()))
        .isEqualTo(new SealCount(1L << 40));
  }

  @Test
  void aLifeMakesNoMoreSealsThanItSetApart() {
    SealBudget budget = new SealBudget(2);
    budget.spend(Domain.STS);
    budget.spend(Domain.IAM);
    budget.spend(Domain.IAM);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> budget.spend(Domain.IAM))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("IAM");
    }
    budget.spend(Domain.STS);
  }

  @Test
  void morePagesThanOneAreRead() throws RootKeyUnavailable {
    for (int version = 2; version <= 230; version++) {
      rows.apply(List.of(Keyring.next(Domain.AUDIT, root, entropy, rows)));
    }
    byte[] blob =
        Keyring.open(algorithms, entropy, root, rows)
            .seal(Domain.AUDIT, ROW, Secret.ofText("x"))
            .bytes();
    assertThat(blob[4] & 0xff).isEqualTo(230);
  }

  @Test
  void anotherRootKeyIsToldClearly() {
    assertThatThrownBy(() -> Keyring.open(algorithms, entropy, rootKey(8), rows))
        .isInstanceOf(RootKeyUnavailable.class)
        .hasMessageContaining("does not open: the root key is not the one");
  }

  @Test
  void aDomainKeyMovedToAnotherRowDoesNotOpen() {
    Document iam = Objects.requireNonNull(rows.documents.get(DomainKey.identity("IAM", 1)));
    Document forged =
        Document.builder()
            .put("domain", "STS")
            .put("version", 1)
            .put("sealed", iam.bytes("sealed"))
            .build();
    rows.documents.put(DomainKey.identity("STS", 1), forged);
    assertThatThrownBy(() -> Keyring.open(algorithms, entropy, root, rows))
        .isInstanceOf(RootKeyUnavailable.class)
        .hasMessageContaining("STS/1");
  }

  @Test
  void theRootKeyIsNotNeededOnceTheKeyringIsOpen() {
    root.close();
    Sealed sealed = keyring.seal(Domain.IAM, ROW, Secret.ofText("secret"));
    assertThat(keyring.open(Domain.IAM, ROW, sealed).revealText()).isEqualTo("secret");
  }

  @Test
  void aClosedKeyringSealsAndOpensNothing() {
    Sealed sealed = keyring.seal(Domain.IAM, ROW, Secret.ofText("secret"));
    keyring.close();
    assertThatThrownBy(() -> keyring.open(Domain.IAM, ROW, sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keyring.seal(Domain.IAM, ROW, Secret.ofText("secret")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void printsNothingOfWhatItHolds() {
    Sealed sealed = keyring.seal(Domain.IAM, ROW, Secret.ofText("secret"));
    assertThat(sealed.toString()).isEqualTo("[sealed]");
    assertThat(root.toString()).isEqualTo("[root key]");
    assertThat(new DomainKey("IAM", 1, sealed).toString()).doesNotContain("bytes");
    assertThat(sealed)
        .isEqualTo(new Sealed(sealed.bytes().clone()))
        .hasSameHashCodeAs(new Sealed(sealed.bytes().clone()))
        .isNotEqualTo(keyring.seal(Domain.IAM, ROW, Secret.ofText("secret")));
  }

  private void assertBroken(Domain domain, Identity identity, byte[] blob, String what) {
    assertThatThrownBy(() -> keyring.open(domain, identity, new Sealed(blob)))
        .as(what)
        .isExactlyInstanceOf(Broken.class)
        .hasMessage("a sealed secret does not open");
  }
}
