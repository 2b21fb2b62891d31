package io.keyrota.server.kms;

import io.keyrota.models.kms.ListKeyRotationsRequest;
import io.keyrota.models.kms.ListKeyRotationsResponse;
import io.keyrota.models.kms.RotationsListEntry;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.RotationType;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/** Lists the rotations of a key, oldest first; its first and pending materials too if asked to. */
final class ListKeyRotations
    implements Operation<ListKeyRotationsRequest, ListKeyRotationsResponse> {
  private static final Pages PAGES = new Pages("ListKeyRotations", 100, 1000);

  private static RotationsListEntry entry(KmsKey key, KeyMaterial material) {
    Optional<KeyMaterial.Import> facts = material.imported();
    return new RotationsListEntry(
        key.arn(),
        material.id().hex(),
        facts.flatMap(KeyMaterial.Import::description).orElse(null),
        facts.map(it -> it.state().name()).orElse(null),
        material.state().name(),
        facts.map(it -> it.expirationModel().name()).orElse(null),
        facts.flatMap(KeyMaterial.Import::validTo).orElse(null),
        material.rotationDate().orElse(null),
        material.rotationType().map(RotationType::name).orElse(null));
  }

  @Override
  public Prepared<ListKeyRotationsResponse> prepare(
      Request request, ListKeyRotationsRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.LIST_KEY_ROTATIONS, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          KmsKey key = named.need(call).key();
          KeyRotation.needRotatable(key);
          List<KeyMaterial> all =
              "ALL_KEY_MATERIAL".equals(input.includeKeyMaterial())
                  ? key.materials().all()
                  : key.materials().rotations();
          KmsPage<KeyMaterial> page = PAGES.of(input.limit(), input.marker(), all);
          return Outcome.of(
                  new ListKeyRotationsResponse(
                      page.answered(material -> entry(key, material)),
                      page.next(),
                      page.truncated()))
              .noting(UsedKey.of(key));
        });
  }
}
