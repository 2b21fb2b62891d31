package io.keyrota.rules.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyImportTest {

  private static KmsKey imported(
      KmsKey key,
      int material,
      @Nullable ImportType type,
      @Nullable KeyMaterialId expected,
      @Nullable String description) {
    return KeyImport.imported(
        key,
        new KeyImport.Wanted(Keys.material(material), type, expected, description, Keys.FOREVER),
        Optional.empty(),
        Keys.NOW);
  }

  @Test
  void theFirstImportEnablesTheKey() {
    KmsKey key = imported(Keys.external(), 1, null, null, "first");
    assertThat(key.state()).isEqualTo(KeyState.ENABLED);
    assertThat(key.materials().current().orElseThrow().id()).isEqualTo(Keys.material(1));
    assertThat(key.expirationModel()).contains(ExpirationModel.KEY_MATERIAL_DOES_NOT_EXPIRE);
    assertThat(key.due()).isEmpty();
  }

  @Test
  void materialExpiresOnItsDateAndTheKeyWaitsForTheSame() {
    KmsKey key = Keys.imported(Keys.external(), 1, Keys.until(Keys.day(30)));
    assertThat(key.due()).contains(Keys.day(30));
    assertThat(key.materials().validTo()).contains(Keys.day(30));
    assertThat(key.materials().expired(Keys.day(30).minusMillis(1))).isEmpty();
    assertThat(key.materials().expired(Keys.day(30))).hasSize(1);
    KmsKey expired = KeyImport.withoutBytes(key, Keys.material(1));
    assertThat(expired.state()).isEqualTo(KeyState.PENDING_IMPORT);
    assertThat(expired.due()).isEmpty();
    assertThat(expired.materials().decrypting(Keys.material(1))).isEmpty();
    assertThat(expired.expirationModel()).isEmpty();
    assertThat(Refusals.code(() -> imported(expired, 2, null, null, null)))
        .isEqualTo("IncorrectKeyMaterialException");
    KmsKey back = imported(expired, 1, null, null, null);
    assertThat(back.state()).isEqualTo(KeyState.ENABLED);
    assertThat(back.due()).isEmpty();
  }

  @Test
  void severalMaterialsMustAllBeThere() {
    KmsKey one = Keys.imported(Keys.external(), 1, Keys.FOREVER);
    KmsKey two = Keys.imported(one, 2, Keys.FOREVER);
    assertThat(two.materials().pending().orElseThrow().state())
        .isEqualTo(KeyMaterialState.PENDING_ROTATION);
    assertThat(two.materials().decrypting(Keys.material(2))).isEmpty();
    KeyRotation.needOnDemand(two, KmsQuotas.STANDARD, Keys.NOW);
    KmsKey rotated = KeyRotation.onDemand(two, Keys.material(2), Keys.NOW);
    assertThat(rotated.materials().current().orElseThrow().id()).isEqualTo(Keys.material(2));
    KmsKey missing = KeyImport.withoutBytes(rotated, Keys.material(1));
    assertThat(missing.state()).isEqualTo(KeyState.PENDING_IMPORT);
    KmsKey both = KeyImport.withoutBytes(missing, Keys.material(2));
    assertThat(Keys.imported(both, 2, Keys.FOREVER).state()).isEqualTo(KeyState.PENDING_IMPORT);
    assertThat(Keys.imported(Keys.imported(both, 2, Keys.FOREVER), 1, Keys.FOREVER).state())
        .isEqualTo(KeyState.ENABLED);
  }

  @Test
  void withoutPendingMaterialAnImportedKeyDoesNotRotate() {
    KmsKey key = Keys.imported(Keys.external(), 1, Keys.FOREVER);
    assertThat(Refusals.code(() -> KeyRotation.needOnDemand(key, KmsQuotas.STANDARD, Keys.NOW)))
        .isEqualTo("KMSInvalidStateException");
    assertThat(Refusals.code(() -> KeyRotation.enable(key, null, Keys.NOW)))
        .isEqualTo("UnsupportedOperationException");
  }

  @Test
  void pendingMaterialIsReplacedOnlyAfterItWasDeleted() {
    KmsKey two = Keys.imported(Keys.imported(Keys.external(), 1, Keys.FOREVER), 2, Keys.FOREVER);
    assertThat(Refusals.code(() -> imported(two, 3, ImportType.NEW_KEY_MATERIAL, null, null)))
        .isEqualTo("KMSInvalidStateException");
    KmsKey gone = KeyImport.withoutBytes(two, Keys.material(2));
    assertThat(gone.state()).isEqualTo(KeyState.ENABLED);
    assertThat(gone.materials().all()).hasSize(1);
    assertThat(imported(gone, 3, ImportType.NEW_KEY_MATERIAL, null, null).materials().pending())
        .isPresent();
  }

  @Test
  void newMeansUnknownAndExistingMeansKnown() {
    KmsKey key = Keys.imported(Keys.external(), 1, Keys.FOREVER);
    assertThat(Refusals.code(() -> imported(key, 1, ImportType.NEW_KEY_MATERIAL, null, null)))
        .isEqualTo("IncorrectKeyMaterialException");
    assertThat(Refusals.code(() -> imported(key, 2, ImportType.EXISTING_KEY_MATERIAL, null, null)))
        .isEqualTo("IncorrectKeyMaterialException");
    assertThat(Refusals.code(() -> imported(key, 2, null, null, null)))
        .isEqualTo("IncorrectKeyMaterialException");
    assertThat(
            Refusals.code(
                () -> imported(Keys.external(), 1, ImportType.EXISTING_KEY_MATERIAL, null, null)))
        .isEqualTo("IncorrectKeyMaterialException");
  }

  @Test
  void aNamedMaterialMustBeTheOneThatComes() {
    KmsKey key = Keys.imported(Keys.external(), 1, Keys.FOREVER);
    assertThat(imported(key, 1, null, Keys.material(1), null).materials()).isNotNull();
    assertThat(Refusals.code(() -> imported(key, 2, null, Keys.material(1), null)))
        .isEqualTo("IncorrectKeyMaterialException");
    assertThat(
            Refusals.code(
                () -> imported(key, 2, ImportType.NEW_KEY_MATERIAL, Keys.material(2), null)))
        .isEqualTo("ValidationException");
  }

  @Test
  void aDescriptionStaysUntilAnotherIsGiven() {
    KmsKey first = imported(Keys.external(), 1, null, null, "first");
    assertThat(description(imported(first, 1, null, null, null))).contains("first");
    assertThat(description(imported(first, 1, null, null, "second"))).contains("second");
  }

  private static Optional<String> description(KmsKey key) {
    return key.materials()
        .find(Keys.material(1))
        .flatMap(KeyMaterial::imported)
        .flatMap(KeyMaterial.Import::description);
  }

  @Test
  void aKeyPairHasOneMaterialForLife() {
    KmsKey rsa = Keys.external(Keys.ID, KeySpec.RSA_2048, KeyUsage.SIGN_VERIFY);
    KmsKey key = imported(rsa, 1, null, null, null);
    assertThat(key.state()).isEqualTo(KeyState.ENABLED);
    assertThat(imported(key, 1, null, null, null).state()).isEqualTo(KeyState.ENABLED);
    assertThat(Refusals.code(() -> imported(key, 2, null, null, null)))
        .isEqualTo("IncorrectKeyMaterialException");
    assertThat(Refusals.code(() -> imported(key, 1, null, null, "described")))
        .isEqualTo("ValidationException");
  }

  @Test
  void aDisabledKeyStaysDisabledWhenItsMaterialComesAgain() {
    KmsKey key = KeyLife.disable(Keys.imported(Keys.external(), 1, Keys.FOREVER));
    assertThat(Keys.imported(key, 1, Keys.FOREVER).state()).isEqualTo(KeyState.DISABLED);
  }

  @Test
  void materialOfAKeyThatIsToBeDeletedGoesWithoutChangingItsState() {
    KmsKey key =
        KeyLife.scheduleDeletion(
            Keys.imported(Keys.external(), 1, Keys.until(Keys.day(3))), 7, Keys.NOW);
    assertThat(key.due()).contains(Keys.day(3));
    KmsKey without = KeyImport.withoutBytes(key, Keys.material(1));
    assertThat(without.state()).isEqualTo(KeyState.PENDING_DELETION);
    assertThat(without.due()).contains(Keys.day(7));
  }

  @Test
  void deletingMeansTheCurrentMaterialUnlessAnotherIsNamed() {
    KmsKey key = Keys.imported(Keys.external(), 1, Keys.FOREVER);
    assertThat(KeyImport.toDelete(key, null).orElseThrow().id()).isEqualTo(Keys.material(1));
    assertThat(KeyImport.toDelete(Keys.external(), null)).isEmpty();
    assertThat(Refusals.code(() -> KeyImport.toDelete(key, Keys.material(9))))
        .isEqualTo("NotFoundException");
    assertThat(Refusals.code(() -> KeyImport.toDelete(Keys.symmetric(), null)))
        .isEqualTo("UnsupportedOperationException");
  }

  @Test
  void newMaterialOfAMultiRegionKeyWaitsForAllReplicas() {
    Region there = new Region("us-west-2");
    KmsKey alone =
        Keys.imported(
            Keys.external(Keys.MRK, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT),
            1,
            Keys.FOREVER);
    KmsKey replica =
        Keys.imported(
            KeyReplication.replica(alone, there, "", KmsTags.NONE, Keys.NOW), 1, Keys.FOREVER);
    KmsKey primary = Keys.imported(KeyReplication.withReplica(alone, there), 2, Keys.FOREVER);
    assertThat(primary.materials().pending().orElseThrow().state())
        .isEqualTo(KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION);
    assertThat(KeyImport.readyEverywhere(primary, List.of(replica))).isEqualTo(primary);
    assertThat(Refusals.code(() -> KeyRotation.needOnDemand(primary, KmsQuotas.STANDARD, Keys.NOW)))
        .isEqualTo("KMSInvalidStateException");
    KmsKey same =
        KeyImport.imported(
            replica,
            new KeyImport.Wanted(
                Keys.material(2), ImportType.EXISTING_KEY_MATERIAL, null, null, Keys.FOREVER),
            Optional.of(primary),
            Keys.NOW);
    KmsKey ready = KeyImport.readyEverywhere(primary, List.of(same));
    KeyRotation.needOnDemand(ready, KmsQuotas.STANDARD, Keys.NOW);
    KeyRotation.needImportedIn(ready, List.of(same));
    assertThat(Refusals.code(() -> KeyRotation.needImportedIn(ready, List.of(replica))))
        .isEqualTo("KMSInvalidStateException");
    KmsKey awaiting = KeyReplication.withReplica(ready, new Region("eu-west-1"));
    assertThat(awaiting.materials().pending().orElseThrow().state())
        .as("the newest replica has not got it")
        .isEqualTo(KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION);
    assertThat(KeyImport.readied(List.of(awaiting, same, replica)).getFirst()).isEqualTo(awaiting);
    assertThat(
            KeyImport.readied(List.of(awaiting, same))
                .getFirst()
                .materials()
                .pending()
                .orElseThrow()
                .state())
        .as("after the newest replica went")
        .isEqualTo(KeyMaterialState.PENDING_ROTATION);
  }

  /** Who of a primary and two replicas has the pending material, and how all of them tell it. */
  @ParameterizedTest
  @CsvSource({
    "primary,         PENDING_MULTI_REGION_IMPORT_AND_ROTATION",
    "primary west,    PENDING_MULTI_REGION_IMPORT_AND_ROTATION",
    "primary east,    PENDING_MULTI_REGION_IMPORT_AND_ROTATION",
    "primary west east, PENDING_ROTATION",
  })
  void aPendingMaterialHasOneStateInAllRegionsThatHaveIt(String having, KeyMaterialState state) {
    List<KmsKey> family = family();
    List<KmsKey> next = new ArrayList<>();
    next.add(Keys.imported(family.get(0), 2, Keys.FOREVER));
    next.add(having.contains("west") ? again(family.get(1), next.get(0)) : family.get(1));
    next.add(having.contains("east") ? again(family.get(2), next.get(0)) : family.get(2));
    assertThat(KeyImport.readied(next))
        .extracting(key -> key.materials().pending().map(KeyMaterial::state))
        .containsExactly(
            Optional.of(state),
            having.contains("west") ? Optional.of(state) : Optional.empty(),
            having.contains("east") ? Optional.of(state) : Optional.empty());
  }

  @Test
  void aNewReplicaMakesAllOthersWaitAndGoesWithoutATrace() {
    List<KmsKey> family = family();
    KmsKey primary = Keys.imported(family.get(0), 2, Keys.FOREVER);
    List<KmsKey> ready =
        KeyImport.readied(
            List.of(primary, again(family.get(1), primary), again(family.get(2), primary)));
    Region fourth = new Region("sa-east-1");
    List<KmsKey> waiting =
        ready.stream().map(key -> KeyReplication.withReplica(key, fourth)).toList();
    assertThat(waiting)
        .extracting(key -> key.materials().pending().orElseThrow().state())
        .containsOnly(KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION);
    assertThat(KeyImport.readied(waiting))
        .as("the new one went again")
        .extracting(key -> key.materials().pending().orElseThrow().state())
        .containsOnly(KeyMaterialState.PENDING_ROTATION);
  }

  /** AWS: what a replica loses changes nothing for the others; back again it is as theirs. */
  @Test
  void aReplicaThatLostItGetsItBackAsTheOthersHaveIt() {
    List<KmsKey> family = family();
    KmsKey primary = Keys.imported(family.get(0), 2, Keys.FOREVER);
    List<KmsKey> ready =
        KeyImport.readied(
            List.of(primary, again(family.get(1), primary), again(family.get(2), primary)));
    KmsKey lost = KeyImport.withoutBytes(ready.get(1), Keys.material(2));
    assertThat(KeyImport.readied(List.of(ready.get(0), lost, ready.get(2))))
        .containsExactly(ready.get(0), lost, ready.get(2));
    assertThat(again(lost, ready.get(0)).materials().pending().orElseThrow().state())
        .isEqualTo(KeyMaterialState.PENDING_ROTATION);
  }

  /** A primary and its replicas, in the west and in the east, which have the first material. */
  private static List<KmsKey> family() {
    Region west = new Region("us-west-2");
    Region east = new Region("ap-east-1");
    KmsKey alone =
        Keys.imported(
            Keys.external(Keys.MRK, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT),
            1,
            Keys.FOREVER);
    KmsKey inWest = KeyReplication.replica(alone, west, "", KmsTags.NONE, Keys.NOW);
    KmsKey two = KeyReplication.withReplica(alone, west);
    KmsKey inEast = KeyReplication.replica(two, east, "", KmsTags.NONE, Keys.NOW);
    return List.of(
        KeyReplication.withReplica(two, east),
        Keys.imported(KeyReplication.withReplica(inWest, east), 1, Keys.FOREVER),
        Keys.imported(inEast, 1, Keys.FOREVER));
  }

  private static KmsKey again(KmsKey replica, KmsKey primary) {
    return KeyImport.imported(
        replica,
        new KeyImport.Wanted(
            Keys.material(2), ImportType.EXISTING_KEY_MATERIAL, null, null, Keys.FOREVER),
        Optional.of(primary),
        Keys.NOW);
  }

  @Test
  void expiryDatesLieAheadAndNotTooFar() {
    assertThat(ImportTerms.of(null, Keys.day(365), Keys.NOW).validTo()).contains(Keys.day(365));
    assertThat(
            ImportTerms.of(ExpirationModel.KEY_MATERIAL_DOES_NOT_EXPIRE, null, Keys.NOW).validTo())
        .isEmpty();
    assertThat(
            Refusals.code(
                () ->
                    ImportTerms.of(
                        ExpirationModel.KEY_MATERIAL_DOES_NOT_EXPIRE, Keys.day(1), Keys.NOW)))
        .isEqualTo("ValidationException");
    assertThat(Refusals.code(() -> ImportTerms.of(null, null, Keys.NOW)))
        .isEqualTo("ValidationException");
    assertThat(Refusals.code(() -> ImportTerms.of(null, Keys.NOW, Keys.NOW)))
        .isEqualTo("ValidationException");
    assertThat(Refusals.code(() -> ImportTerms.of(null, Keys.day(365).plusMillis(1), Keys.NOW)))
        .isEqualTo("ValidationException");
  }

  @Test
  void aTokenIsForOneKeyAndOneDay() {
    KmsKey key = Keys.external();
    ImportToken token =
        ImportToken.of(
            key, WrappingAlgorithm.RSAES_OAEP_SHA_256, WrappingKeySpec.RSA_3072, Keys.NOW);
    ImportToken.Opened opened =
        ImportToken.decode(token.encoded(Secret.ofText("private"))).orElseThrow();
    assertThat(opened.token()).isEqualTo(token);
    assertThat(opened.privateKey().revealText()).isEqualTo("private");
    token.needFor(key, Keys.NOW.plus(Duration.ofHours(24)).minusMillis(1));
    assertThat(Refusals.code(() -> token.needFor(key, Keys.NOW.plus(Duration.ofHours(24)))))
        .isEqualTo("ExpiredImportTokenException");
    KmsKey other = Keys.external(Keys.MRK, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT);
    assertThat(Refusals.code(() -> token.needFor(other, Keys.NOW)))
        .isEqualTo("InvalidImportTokenException");
    assertThat(ImportToken.decode(Secret.owning(new byte[0]))).isEmpty();
    assertThat(ImportToken.decode(Secret.owning(new byte[40]))).isEmpty();
  }
}
