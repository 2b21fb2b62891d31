package io.keyrota.server.kms;

import io.keyrota.models.kms.CreateKeyRequest;
import io.keyrota.models.kms.CreateKeyResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.kms.KmsTags;
import io.keyrota.rules.kms.MultiRegionKeyType;
import io.keyrota.rules.kms.Origin;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes a key of any spec, with its first material or waiting for its import. */
final class CreateKey implements Operation<CreateKeyRequest, CreateKeyResponse>, MayWait {
  private final KeyWorks works;

  CreateKey(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<CreateKeyResponse> prepare(
      Request request, CreateKeyRequest input, Snapshot seen) {
    List<KmsTags.Tag> tags = TagAnswer.given(input.tags());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission("kms:CreateKey", "*", conditions(input, tags)));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("kms:TagResource", "*", TagAnswer.conditions(tags)));
    }
    return new Prepared<>(permissions, call -> decide(call, input, tags, seen));
  }

  private Outcome<CreateKeyResponse> decide(
      Call call, CreateKeyRequest input, List<KmsTags.Tag> tags, Snapshot seen) {
    KeySpec spec = spec(input);
    KeyUsage usage =
        spec.usage(input.keyUsage() == null ? null : KeyUsage.valueOf(input.keyUsage()));
    Origin origin = origin(input);
    AccountId account = call.request().account();
    Region region = call.request().region();
    KmsTags wanted = KmsTags.NONE.with(tags);
    String policy = PolicyText.orStandard(input.policy(), account, works.principals(), seen);
    KeyId id =
        KeyId.of(Boolean.TRUE.equals(input.multiRegion()), call.entropy().bytes(KeyId.BYTES));
    Change count = CountTable.oneKeyMore(account, region, id, works.quotas(), seen);
    Optional<SealedMaterial> material =
        origin == Origin.AWS_KMS
            ? Optional.of(NewMaterial.make(account, region, id, spec, works.algorithms(), call))
            : Optional.empty();
    KmsKey key =
        KeyLife.create(
            new KeyLife.Wanted(
                account,
                region,
                id,
                spec,
                usage,
                origin,
                Objects.requireNonNullElse(input.description(), ""),
                wanted),
            material.map(SealedMaterial::id),
            call.now());
    PolicyText.needNoLockout(key, policy, input.bypassPolicyLockoutSafetyCheck(), call);
    List<Change> changes = new ArrayList<>();
    changes.add(KeyTable.put(key));
    changes.add(KeyPolicyTable.put(key, policy));
    changes.add(count);
    material.ifPresent(row -> changes.add(MaterialTable.put(row)));
    return new Outcome<>(new CreateKeyResponse(Described.of(key)), changes).noting(UsedKey.of(key));
  }

  private static KeySpec spec(CreateKeyRequest input) {
    if (input.keySpec() != null && input.customerMasterKeySpec() != null) {
      throw KmsRefusal.validation(
          "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. "
              + "CustomerMasterKeySpec is deprecated.");
    }
    String name = input.keySpec() == null ? input.customerMasterKeySpec() : input.keySpec();
    return name == null ? KeySpec.SYMMETRIC_DEFAULT : KeySpec.valueOf(name);
  }

  private static Origin origin(CreateKeyRequest input) {
    Origin origin = input.origin() == null ? Origin.AWS_KMS : Origin.valueOf(input.origin());
    boolean inStore = origin == Origin.AWS_CLOUDHSM || origin == Origin.EXTERNAL_KEY_STORE;
    if (inStore != (input.customKeyStoreId() != null)) {
      throw KmsRefusal.validation(
          "CustomKeyStoreId must be specified with the origin AWS_CLOUDHSM or EXTERNAL_KEY_STORE,"
              + " and with no other.");
    }
    if ((origin == Origin.EXTERNAL_KEY_STORE) != (input.xksKeyId() != null)) {
      throw KmsRefusal.validation(
          "XksKeyId must be specified with the origin EXTERNAL_KEY_STORE, and with no other.");
    }
    if (input.customKeyStoreId() != null) {
      throw CustomKeyStores.notFound(input.customKeyStoreId());
    }
    return origin;
  }

  private static Map<String, List<String>> conditions(
      CreateKeyRequest input, List<KmsTags.Tag> tags) {
    Map<String, List<String>> conditions = new LinkedHashMap<>(TagAnswer.conditions(tags));
    conditions.putAll(PolicyText.conditions(input.bypassPolicyLockoutSafetyCheck()));
    String spec = input.keySpec() == null ? input.customerMasterKeySpec() : input.keySpec();
    conditions.putAll(
        kind(
            Objects.requireNonNullElse(spec, "SYMMETRIC_DEFAULT"),
            Objects.requireNonNullElse(input.keyUsage(), "ENCRYPT_DECRYPT")));
    conditions.put("kms:KeyOrigin", List.of(Objects.requireNonNullElse(input.origin(), "AWS_KMS")));
    boolean multiRegion = Boolean.TRUE.equals(input.multiRegion());
    conditions.put("kms:MultiRegion", List.of(Boolean.toString(multiRegion)));
    if (multiRegion) {
      conditions.put("kms:MultiRegionKeyType", List.of(MultiRegionKeyType.PRIMARY.name()));
    }
    return conditions;
  }

  /** A new key's spec and usage, by their old names too. */
  static Map<String, List<String>> kind(String spec, String usage) {
    return Map.of(
        "kms:KeySpec",
        List.of(spec),
        "kms:CustomerMasterKeySpec",
        List.of(spec),
        "kms:KeyUsage",
        List.of(usage),
        "kms:CustomerMasterKeyUsage",
        List.of(usage));
  }
}
