package io.keyrota.server.kms;

import static io.keyrota.models.kms.KmsModel.cancelKeyDeletion;
import static io.keyrota.models.kms.KmsModel.createAlias;
import static io.keyrota.models.kms.KmsModel.createGrant;
import static io.keyrota.models.kms.KmsModel.createKey;
import static io.keyrota.models.kms.KmsModel.deleteAlias;
import static io.keyrota.models.kms.KmsModel.describeKey;
import static io.keyrota.models.kms.KmsModel.disableKey;
import static io.keyrota.models.kms.KmsModel.disableKeyRotation;
import static io.keyrota.models.kms.KmsModel.enableKey;
import static io.keyrota.models.kms.KmsModel.enableKeyRotation;
import static io.keyrota.models.kms.KmsModel.getKeyLastUsage;
import static io.keyrota.models.kms.KmsModel.getKeyPolicy;
import static io.keyrota.models.kms.KmsModel.getKeyRotationStatus;
import static io.keyrota.models.kms.KmsModel.listAliases;
import static io.keyrota.models.kms.KmsModel.listGrants;
import static io.keyrota.models.kms.KmsModel.listKeyPolicies;
import static io.keyrota.models.kms.KmsModel.listKeyRotations;
import static io.keyrota.models.kms.KmsModel.listKeys;
import static io.keyrota.models.kms.KmsModel.listResourceTags;
import static io.keyrota.models.kms.KmsModel.listRetirableGrants;
import static io.keyrota.models.kms.KmsModel.putKeyPolicy;
import static io.keyrota.models.kms.KmsModel.replicateKey;
import static io.keyrota.models.kms.KmsModel.retireGrant;
import static io.keyrota.models.kms.KmsModel.revokeGrant;
import static io.keyrota.models.kms.KmsModel.rotateKeyOnDemand;
import static io.keyrota.models.kms.KmsModel.scheduleKeyDeletion;
import static io.keyrota.models.kms.KmsModel.tagResource;
import static io.keyrota.models.kms.KmsModel.untagResource;
import static io.keyrota.models.kms.KmsModel.updateAlias;
import static io.keyrota.models.kms.KmsModel.updateKeyDescription;
import static io.keyrota.models.kms.KmsModel.updatePrimaryRegion;

import io.keyrota.server.aws.Api;

/** The operations that make keys and change them. */
final class KeyOperations {
  private KeyOperations() {}

  static Api in(Api api, KeyWorks works) {
    return CustomKeyStores.in(api)
        .with(createKey(), new CreateKey(works))
        .with(describeKey(), new DescribeKey())
        .with(listKeys(), new ListKeys())
        .with(updateKeyDescription(), new UpdateKeyDescription())
        .with(tagResource(), new TagResource())
        .with(untagResource(), new UntagResource())
        .with(listResourceTags(), new ListResourceTags())
        .with(createAlias(), new CreateAlias(works))
        .with(updateAlias(), new UpdateAlias(works))
        .with(deleteAlias(), new DeleteAlias())
        .with(listAliases(), new ListAliases())
        .with(enableKey(), new EnableKey(works))
        .with(disableKey(), new DisableKey())
        .with(scheduleKeyDeletion(), new ScheduleKeyDeletion())
        .with(cancelKeyDeletion(), new CancelKeyDeletion())
        .with(getKeyPolicy(), new GetKeyPolicy(works))
        .with(putKeyPolicy(), new PutKeyPolicy(works))
        .with(listKeyPolicies(), new ListKeyPolicies())
        .with(enableKeyRotation(), new EnableKeyRotation())
        .with(disableKeyRotation(), new DisableKeyRotation())
        .with(getKeyLastUsage(), new GetKeyLastUsage(works.usage()))
        .with(getKeyRotationStatus(), new GetKeyRotationStatus())
        .with(listKeyRotations(), new ListKeyRotations())
        .with(rotateKeyOnDemand(), new RotateKeyOnDemand(works))
        .with(createGrant(), new CreateGrant(works))
        .with(listGrants(), new ListGrants(works.principals()))
        .with(listRetirableGrants(), new ListRetirableGrants(works.principals()))
        .with(retireGrant(), new RetireGrant())
        .with(revokeGrant(), new RevokeGrant())
        .with(replicateKey(), new ReplicateKey(works))
        .with(updatePrimaryRegion(), new UpdatePrimaryRegion());
  }
}
