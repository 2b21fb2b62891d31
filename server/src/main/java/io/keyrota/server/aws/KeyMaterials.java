package io.keyrota.server.aws;

import io.keyrota.rules.kms.MaterialUsage;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The materials of KMS keys, for the room that tells owners of them and does not know the one that
 * keeps them. Wiring fills it.
 */
@FunctionalInterface
public interface KeyMaterials {

  /**
   * The key that is named by id, ARN or alias in the request's account and region.
   *
   * @throws io.keyrota.rules.aws.Refusal NotFoundException, InvalidArnException for what names none
   */
  Named named(Request request, String keyId, Snapshot seen);

  /**
   * A key as it was named.
   *
   * @param arn for the permission
   * @param at what is told of it at an instant; throws NotFoundException
   */
  record Named(String arn, Function<Instant, Told> at) {}

  /**
   * What is told of a key.
   *
   * @param trackingStart since when its uses are recorded
   * @param materials oldest first
   */
  record Told(String arn, Instant trackingStart, List<Material> materials) {}

  /**
   * One material.
   *
   * @param importState of imported material
   * @param from when it began to encrypt
   * @param until when the next one took its place
   */
  record Material(
      String id,
      String state,
      Optional<String> importState,
      Optional<Instant> from,
      Optional<Instant> until,
      MaterialUsage usage) {}
}
