package io.keyrota.server.kms;

import io.keyrota.models.kms.UpdateAliasRequest;
import io.keyrota.models.kms.UpdateAliasResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.AliasName;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves an alias to another key of the same type and usage. */
final class UpdateAlias implements Operation<UpdateAliasRequest, UpdateAliasResponse> {
  private final KeyWorks works;

  UpdateAlias(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<UpdateAliasResponse> prepare(
      Request request, UpdateAliasRequest input, Snapshot seen) {
    Optional<KeyAlias> row =
        AliasTable.find(request.account(), request.region(), input.aliasName(), seen);
    Optional<KmsKey> former =
        row.flatMap(alias -> KeyTable.find(alias.account(), alias.region(), alias.target(), seen));
    NamedKey named = NamedKey.of(request, input.targetKeyId(), KeyOperation.UPDATE_ALIAS, seen);
    List<Permission> permissions = new ArrayList<>();
    permissions.add(
        Permission.of(
            "kms:UpdateAlias",
            KmsArn.alias(request.account(), request.region(), input.aliasName())));
    former.ifPresent(
        key ->
            permissions.add(
                KeyGround.on(
                    key, Permission.of("kms:UpdateAlias", key.arn()), request.caller(), seen)));
    permissions.add(named.permission());
    return new Prepared<>(permissions, call -> decide(call, input, row, former, named, seen));
  }

  private Outcome<UpdateAliasResponse> decide(
      Call call,
      UpdateAliasRequest input,
      Optional<KeyAlias> row,
      Optional<KmsKey> former,
      NamedKey named,
      Snapshot seen) {
    KeyAlias alias =
        Aliases.need(call.request(), input.aliasName(), row, KeyOperation.UPDATE_ALIAS);
    FoundKey found = named.needCustomerManaged(call);
    KmsKey key = found.key();
    KeyOperation.UPDATE_ALIAS.needState(key);
    former.ifPresent(from -> AliasName.needSameKind(alias.name(), from, key));
    if (!alias.target().equals(key.id())) {
      Aliases.needRoom(key, works.quotas(), seen);
    }
    KeyAlias next =
        new KeyAlias(
            alias.account(),
            alias.region(),
            alias.name(),
            key.id(),
            alias.created(),
            KmsKey.date(call.now()));
    return found
        .outcome(new UpdateAliasResponse(), key, AliasTable.put(next))
        .noting(UsedKey.changed(key, next));
  }
}
