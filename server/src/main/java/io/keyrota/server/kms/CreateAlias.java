package io.keyrota.server.kms;

import io.keyrota.models.kms.CreateAliasRequest;
import io.keyrota.models.kms.CreateAliasResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.AliasName;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;

/** Gives a key a name. */
final class CreateAlias implements Operation<CreateAliasRequest, CreateAliasResponse> {
  private final KeyWorks works;

  CreateAlias(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<CreateAliasResponse> prepare(
      Request request, CreateAliasRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.targetKeyId(), KeyOperation.CREATE_ALIAS, seen);
    String arn = KmsArn.alias(request.account(), request.region(), input.aliasName());
    return new Prepared<>(
        List.of(Permission.of("kms:CreateAlias", arn), named.permission()),
        call -> decide(call, input, named, seen));
  }

  private Outcome<CreateAliasResponse> decide(
      Call call, CreateAliasRequest input, NamedKey named, Snapshot seen) {
    AliasName.need(input.aliasName());
    FoundKey found = named.needCustomerManaged(call);
    KmsKey key = found.key();
    KeyOperation.CREATE_ALIAS.needState(key);
    Instant now = KmsKey.date(call.now());
    KeyAlias alias =
        new KeyAlias(key.account(), key.region(), input.aliasName(), key.id(), now, now);
    if (AliasTable.find(key.account(), key.region(), alias.name(), seen).isPresent()) {
      throw KmsRefusal.aliasExists(alias.arn());
    }
    Aliases.needRoom(key, works.quotas(), seen);
    // The key's row too, so that two aliases that pass the quota together conflict.
    return found
        .outcome(new CreateAliasResponse(), key, AliasTable.put(alias))
        .noting(UsedKey.changed(key, alias));
  }
}
