package io.keyrota.server.kms;

import io.keyrota.models.kms.KeyMetadata;
import io.keyrota.models.kms.MultiRegionConfiguration;
import io.keyrota.models.kms.MultiRegionKey;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.Deletion;
import io.keyrota.rules.kms.ExpirationModel;
import io.keyrota.rules.kms.KeyState;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MultiRegion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys as DescribeKey, CreateKey and ReplicateKey tell them. */
final class Described {
  private Described() {}

  static KeyMetadata of(KmsKey key) {
    return new KeyMetadata(
        key.account().digits(),
        key.id().text(),
        key.arn(),
        key.created(),
        key.enabled(),
        key.description(),
        key.usage().name(),
        key.state().word(),
        key.deletion().flatMap(Deletion::date).orElse(null),
        key.expirationModel().isPresent() ? key.materials().validTo().orElse(null) : null,
        key.origin().name(),
        null,
        null,
        key.expirationModel().map(ExpirationModel::name).orElse(null),
        key.manager().name(),
        key.spec().name(),
        key.spec().name(),
        names(key.spec().encryptionAlgorithms(key.usage())),
        names(key.spec().signingAlgorithms(key.usage())),
        names(key.spec().keyAgreementAlgorithms(key.usage())),
        names(key.spec().encapsulationAlgorithms(key.usage())),
        key.multiRegion().isPresent(),
        key.multiRegion().map(relatives -> configuration(key, relatives)).orElse(null),
        window(key),
        names(key.spec().macAlgorithms(key.usage())),
        null,
        key.rotatable()
            ? key.materials().current().map(material -> material.id().hex()).orElse(null)
            : null);
  }

  /** Told only while a primary key waits for its replicas to go. */
  private static @Nullable Integer window(KmsKey key) {
    return key.state() == KeyState.PENDING_REPLICA_DELETION
        ? key.deletion().map(Deletion::windowInDays).orElse(null)
        : null;
  }

  private static @Nullable List<String> names(List<? extends Enum<?>> algorithms) {
    return algorithms.isEmpty() ? null : algorithms.stream().map(Enum::name).toList();
  }

  private static MultiRegionConfiguration configuration(KmsKey key, MultiRegion relatives) {
    return new MultiRegionConfiguration(
        key.type().name(),
        relative(key, relatives.primary()),
        relatives.replicas().stream().map(region -> relative(key, region)).toList());
  }

  private static MultiRegionKey relative(KmsKey key, Region region) {
    return new MultiRegionKey(KmsArn.key(key.account(), region, key.id()), region.name());
  }
}
