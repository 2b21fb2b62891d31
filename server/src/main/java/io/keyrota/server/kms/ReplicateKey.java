package io.keyrota.server.kms;

import io.keyrota.models.kms.CreateKeyRequest;
import io.keyrota.models.kms.CreateKeyResponse;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ReplicateKeyRequest;
import io.keyrota.models.kms.ReplicateKeyResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyReplication;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsTags;
import io.keyrota.rules.kms.MultiRegionKeyType;
import io.keyrota.rules.kms.Origin;
import io.keyrota.server.aws.Beside;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a replica of a multi-Region primary key in another region. */
final class ReplicateKey implements Operation<ReplicateKeyRequest, ReplicateKeyResponse> {
  private final KeyWorks works;

  ReplicateKey(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<ReplicateKeyResponse> prepare(
      Request request, ReplicateKeyRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.REPLICATE_KEY, seen);
    List<KmsTags.Tag> tags = TagAnswer.given(input.tags());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(named.permission(Map.of("kms:ReplicaRegion", List.of(input.replicaRegion()))));
    permissions.add(new Permission("kms:CreateKey", "*", making(named, input, tags)));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("kms:TagResource", "*", there(input, tags)));
    }
    return new Prepared<>(permissions, call -> decide(call, input, named, tags, seen));
  }

  /** What is asked for in the replica's region. */
  private static Map<String, List<String>> there(
      ReplicateKeyRequest input, List<KmsTags.Tag> tags) {
    Map<String, List<String>> conditions = new HashMap<>(TagAnswer.conditions(tags));
    conditions.put("aws:RequestedRegion", List.of(input.replicaRegion()));
    return conditions;
  }

  private static Map<String, List<String>> making(
      NamedKey named, ReplicateKeyRequest input, List<KmsTags.Tag> tags) {
    Map<String, List<String>> conditions = there(input, tags);
    conditions.putAll(PolicyText.conditions(input.bypassPolicyLockoutSafetyCheck()));
    conditions.put("kms:MultiRegion", List.of("true"));
    conditions.put("kms:MultiRegionKeyType", List.of(MultiRegionKeyType.REPLICA.name()));
    named
        .row()
        .ifPresent(
            key -> {
              conditions.putAll(CreateKey.kind(key.spec().name(), key.usage().name()));
              conditions.put("kms:KeyOrigin", List.of(key.origin().name()));
            });
    return conditions;
  }

  private Outcome<ReplicateKeyResponse> decide(
      Call call, ReplicateKeyRequest input, NamedKey named, List<KmsTags.Tag> tags, Snapshot seen) {
    Region to = new Region(input.replicaRegion());
    FoundKey found = named.needCustomerManaged(call);
    KmsKey primary = found.key();
    KeyReplication.needReplicable(primary, to);
    KmsKey replica =
        KeyReplication.replica(
            primary,
            to,
            Objects.requireNonNullElse(input.description(), ""),
            KmsTags.NONE.with(tags),
            call.now());
    String policy =
        PolicyText.orStandard(input.policy(), primary.account(), works.principals(), seen);
    PolicyText.needNoLockout(replica, policy, input.bypassPolicyLockoutSafetyCheck(), call);
    List<Change> changes = new ArrayList<>();
    changes.add(KeyTable.put(replica));
    changes.add(KeyPolicyTable.put(replica, policy));
    changes.add(CountTable.oneKeyMore(primary.account(), to, primary.id(), works.quotas(), seen));
    changes.addAll(
        Relatives.changed(primary, relative -> KeyReplication.withReplica(relative, to), seen));
    if (primary.origin() == Origin.AWS_KMS) {
      for (KeyMaterial material : primary.materials().all()) {
        changes.add(MaterialTable.put(found.material(material.id()).copiedTo(to, call.sealer())));
      }
    }
    return found
        .outcome(
            new ReplicateKeyResponse(
                Described.of(replica),
                PolicyText.shown(policy, works.principals(), seen),
                TagAnswer.answered(replica.tags())),
            KeyReplication.withReplica(primary, to),
            changes)
        .noting(UsedKey.of(primary))
        .with(creation(input, replica));
  }

  /** As CloudTrail has it, the replica is made by a CreateKey in its Region. */
  private static Beside creation(ReplicateKeyRequest input, KmsKey replica) {
    return new Beside.Asked<>(
        KmsApi.PRINCIPAL,
        KmsModel.createKey(),
        new CreateKeyRequest(
            input.policy(),
            input.description(),
            replica.usage().name(),
            null,
            replica.spec().name(),
            replica.origin().name(),
            null,
            input.bypassPolicyLockoutSafetyCheck(),
            input.tags(),
            true,
            null),
        new CreateKeyResponse(Described.of(replica)),
        replica.region(),
        UsedKey.of(replica));
  }
}
