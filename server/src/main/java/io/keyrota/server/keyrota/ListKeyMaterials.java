package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.KeyMaterial;
import io.keyrota.models.keyrota.ListKeyMaterialsRequest;
import io.keyrota.models.keyrota.ListKeyMaterialsResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.KeyMaterials;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** The materials of a key of the caller's account. The marker is the last material's id. */
final class ListKeyMaterials
    implements Operation<ListKeyMaterialsRequest, ListKeyMaterialsResponse> {
  private static final int DEFAULT_ITEMS = 100;

  private final KeyMaterials keys;

  ListKeyMaterials(KeyMaterials keys) {
    this.keys = keys;
  }

  @Override
  public Prepared<ListKeyMaterialsResponse> prepare(
      Request request, ListKeyMaterialsRequest input, Snapshot seen) {
    KeyMaterials.Named named = keys.named(request, input.keyId(), seen);
    return Prepared.of(
        Permission.of("keyrota:ListKeyMaterials", named.arn()),
        call -> Outcome.of(answer(named.at().apply(call.now()), input)));
  }

  private static ListKeyMaterialsResponse answer(
      KeyMaterials.Told told, ListKeyMaterialsRequest input) {
    int limit = input.maxItems() == null ? DEFAULT_ITEMS : input.maxItems();
    List<String> ids = told.materials().stream().map(KeyMaterials.Material::id).toList();
    // A material that is gone meanwhile: from the beginning again.
    int from = input.marker() == null ? 0 : ids.indexOf(input.marker()) + 1;
    int to = Math.min(ids.size(), from + limit);
    return new ListKeyMaterialsResponse(
        told.arn(),
        told.trackingStart(),
        told.materials().subList(from, to).stream().map(ListKeyMaterials::material).toList(),
        to < ids.size() ? ids.get(to - 1) : null,
        to < ids.size());
  }

  private static KeyMaterial material(KeyMaterials.Material material) {
    return new KeyMaterial(
        material.id(),
        material.state(),
        material.importState().orElse(null),
        material.from().orElse(null),
        material.until().orElse(null),
        material.usage().encrypts(),
        material.usage().lastEncrypt().orElse(null),
        material.usage().decrypts(),
        material.usage().lastDecrypt().orElse(null));
  }
}
