package io.keyrota.server.kms;

import io.keyrota.models.kms.DeleteAliasRequest;
import io.keyrota.models.kms.DeleteAliasResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a name from a key; the key stays as it is. */
final class DeleteAlias implements Operation<DeleteAliasRequest, DeleteAliasResponse> {

  @Override
  public Prepared<DeleteAliasResponse> prepare(
      Request request, DeleteAliasRequest input, Snapshot seen) {
    Optional<KeyAlias> row =
        AliasTable.find(request.account(), request.region(), input.aliasName(), seen);
    List<Permission> permissions = new ArrayList<>();
    permissions.add(
        Permission.of(
            "kms:DeleteAlias",
            KmsArn.alias(request.account(), request.region(), input.aliasName())));
    Optional<KmsKey> key =
        row.flatMap(alias -> KeyTable.find(alias.account(), alias.region(), alias.target(), seen));
    key.ifPresent(
        of ->
            permissions.add(
                KeyGround.on(
                    of, Permission.of("kms:DeleteAlias", of.arn()), request.caller(), seen)));
    return new Prepared<>(
        permissions,
        call -> {
          KeyAlias alias =
              Aliases.need(call.request(), input.aliasName(), row, KeyOperation.DELETE_ALIAS);
          return Outcome.of(new DeleteAliasResponse(), AliasTable.remove(alias))
              .noting(key.map(of -> UsedKey.changed(of, alias)).orElse(Noted.NOTHING));
        });
  }
}
