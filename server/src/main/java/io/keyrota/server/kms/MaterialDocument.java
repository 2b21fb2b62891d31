package io.keyrota.server.kms;

import io.keyrota.rules.kms.ExpirationModel;
import io.keyrota.rules.kms.ImportState;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyMaterialState;
import io.keyrota.rules.kms.Materials;
import io.keyrota.rules.kms.RotationType;
import io.keyrota.server.store.Document;
import java.util.List;

/** The materials of a key, without their bytes, as a part of the key's document. */
final class MaterialDocument {
  private MaterialDocument() {}

  static List<Document> write(Materials materials) {
    return materials.all().stream().map(MaterialDocument::write).toList();
  }

  private static Document write(KeyMaterial material) {
    Document.Builder document =
        Document.builder()
            .put("id", material.id().hex())
            .put("state", material.state().name())
            .put("attached", material.attached())
            .putInstant("rotated", material.rotationDate())
            .put("rotation", material.rotationType().map(RotationType::name));
    material
        .imported()
        .ifPresent(
            facts ->
                document
                    .put("importState", facts.state().name())
                    .put("description", facts.description())
                    .put("expirationModel", facts.expirationModel().name())
                    .putInstant("validTo", facts.validTo()));
    return document.build();
  }

  static Materials read(List<Document> documents) {
    return new Materials(documents.stream().map(MaterialDocument::read).toList());
  }

  private static KeyMaterial read(Document document) {
    return new KeyMaterial(
        new KeyMaterialId(document.text("id")),
        KeyMaterialState.valueOf(document.text("state")),
        document.instant("attached"),
        document.optionalInstant("rotated"),
        document.optionalText("rotation").map(RotationType::valueOf),
        document
            .optionalText("importState")
            .map(
                state ->
                    new KeyMaterial.Import(
                        ImportState.valueOf(state),
                        document.optionalText("description"),
                        ExpirationModel.valueOf(document.text("expirationModel")),
                        document.optionalInstant("validTo"))));
  }
}
