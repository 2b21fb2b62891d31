package io.keyrota.server.kms;

import io.keyrota.models.kms.RevokeGrantRequest;
import io.keyrota.models.kms.RevokeGrantResponse;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes a grant back. */
final class RevokeGrant implements Operation<RevokeGrantRequest, RevokeGrantResponse> {

  @Override
  public Prepared<RevokeGrantResponse> prepare(
      Request request, RevokeGrantRequest input, Snapshot seen) {
    Grant.needId(input.grantId());
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.REVOKE_GRANT, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          KmsKey key = named.need(call).key();
          Grant grant =
              GrantTable.find(key.account(), key.region(), input.grantId(), seen)
                  .filter(it -> it.key().equals(key.id()))
                  .orElseThrow(() -> KmsRefusal.grantNotFound(input.grantId()));
          CommonParameters.endDryRun(input.dryRun());
          return new Outcome<>(new RevokeGrantResponse(), Grants.removal(key, grant, seen))
              .noting(UsedKey.of(key));
        });
  }
}
