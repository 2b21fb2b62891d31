package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who can write to the data file can still not use one key's material as another's. */
class MovedMaterialTest {
  private final UseRoom room = new UseRoom();

  private SealedMaterial row(KmsKey key) {
    return MaterialTable.find(key, current(key), room.store.snapshot()).orElseThrow();
  }

  private static KeyMaterialId current(KmsKey key) {
    return key.materials().current().orElseThrow().id();
  }

  /** Puts a row where the key looks for its material. */
  private void put(KmsKey key, SealedMaterial row) {
    room.commit(
        room.store.snapshot(),
        List.of(
            new Change.Put<>(
                MaterialTable.TABLE,
                new Place(key.account(), key.region()),
                MaterialTable.id(key.id(), current(key)),
                row)));
  }

  private void refuses(KmsKey key, SealedMaterial row) {
    put(key, row);
    refused(() -> room.encrypt(key.arn(), "x")).as("KMSInternalException");
  }

  @Test
  void aRowCopiedWholeOrRelabelledDoesNotOpen() {
    KmsKey mine = room.symmetric();
    KmsKey other = room.symmetric();
    SealedMaterial good = row(mine);
    refuses(mine, row(other));
    refuses(
        mine,
        new SealedMaterial(
            mine.account(),
            mine.region(),
            mine.id(),
            current(mine),
            row(other).secret(),
            row(other).publicKey()));
    put(mine, good);
    assertThat(room.encrypt(mine.arn(), "x").ciphertextBlob()).isNotNull();
  }

  @Test
  void noPartOfWhereItBelongsCanBeAnother() {
    KmsKey key = room.symmetric();
    SealedMaterial good = row(key);
    AccountId account = UseRoom.OTHER;
    Region region = UseRoom.AWAY;
    KmsKey elsewhere =
        room.key(account, region, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, false);
    put(
        elsewhere,
        new SealedMaterial(
            account, region, elsewhere.id(), current(elsewhere), good.secret(), good.publicKey()));
    SealedMaterial moved =
        MaterialTable.find(elsewhere, current(elsewhere), room.store.snapshot()).orElseThrow();
    refused(() -> moved.open(room.sealer)).as("KMSInternalException");
  }
}
