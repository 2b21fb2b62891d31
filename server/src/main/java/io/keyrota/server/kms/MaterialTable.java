package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** The sealed bytes of materials, by key id and material id. */
final class MaterialTable implements Table<SealedMaterial> {
  static final MaterialTable TABLE = new MaterialTable();

  private MaterialTable() {}

  static String id(KeyId key, KeyMaterialId material) {
    return key.text() + "/" + material.hex();
  }

  /**
   * Nothing where the bytes are not here: not yet imported, expired, deleted.
   *
   * @throws io.keyrota.rules.aws.Refusal KMSInternalException for another key's row that was copied
   *     to this place as it was
   */
  static Optional<SealedMaterial> find(KmsKey key, KeyMaterialId material, Snapshot seen) {
    Optional<SealedMaterial> row = seen.find(TABLE, KeyTable.place(key), id(key.id(), material));
    if (row.filter(r -> !r.isOf(key, material)).isPresent()) {
      throw KmsRefusal.brokenMaterial(key.arn());
    }
    return row;
  }

  static Change put(SealedMaterial row) {
    return new Change.Put<>(TABLE, row.identity().place(), row.identity().id(), row);
  }

  static Change remove(KmsKey key, KeyMaterialId material) {
    return Change.Remove.of(TABLE, KeyTable.place(key), id(key.id(), material));
  }

  @Override
  public String kind() {
    return "kms-material";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(SealedMaterial row) {
    Document.Builder document =
        Document.builder()
            .put("account", row.account().digits())
            .put("region", row.region().name())
            .put("key", row.key().text())
            .put("id", row.id().hex())
            .put("secret", row.secret().bytes());
    row.publicKey().ifPresent(spki -> document.put("publicKey", spki));
    return document.build();
  }

  @Override
  public SealedMaterial read(int format, Document document) {
    return new SealedMaterial(
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        KeyTable.id(document.text("key")),
        new KeyMaterialId(document.text("id")),
        new Sealed(document.bytes("secret")),
        document.members().containsKey("publicKey")
            ? Optional.of(document.bytes("publicKey"))
            : Optional.empty());
  }

  @Override
  public String owner(SealedMaterial row) {
    return row.key().text();
  }
}
