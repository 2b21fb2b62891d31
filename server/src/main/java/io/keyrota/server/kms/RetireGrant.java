package io.keyrota.server.kms;

import io.keyrota.models.kms.RetireGrantRequest;
import io.keyrota.models.kms.RetireGrantResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.GrantToken;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyReference;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Ends a grant for whom it names: its retiring principal, a grantee that may, the root that issued
 * it; and for whoever is let by the account that has the key, made the grant or is to retire it.
 */
final class RetireGrant implements Operation<RetireGrantRequest, RetireGrantResponse> {

  @Override
  public Prepared<RetireGrantResponse> prepare(
      Request request, RetireGrantRequest input, Snapshot seen) {
    Named named = Named.of(request, input);
    Optional<Grant> grant =
        GrantTable.find(named.key.account(), named.key.region(), named.grantId, seen)
            .filter(it -> it.key().equals(named.key.id()));
    return new Prepared<>(
        List.of(permission(request, named.key, grant, seen)),
        call -> decide(call, input, named, grant, seen));
  }

  private static Permission permission(
      Request request, KeyReference.OfKey named, Optional<Grant> grant, Snapshot seen) {
    Permission plain = Permission.of(KeyOperation.RETIRE_GRANT.action(), named.arn());
    AccountId own = request.account();
    boolean byGrant = grant.map(it -> it.retirableBy(request.caller())).orElse(false);
    boolean byPolicy =
        own.equals(named.account()) || grant.map(it -> it.retirableIn(own)).orElse(false);
    return KeyTable.find(named.account(), named.region(), named.id(), seen)
        .map(key -> KeyGround.retiring(key, plain, byPolicy ? own : named.account(), byGrant, seen))
        .orElse(plain);
  }

  private static Outcome<RetireGrantResponse> decide(
      Call call, RetireGrantRequest input, Named named, Optional<Grant> grant, Snapshot seen) {
    KmsKey key =
        NamedKey.of(call.request(), named.key.arn(), KeyOperation.RETIRE_GRANT, seen)
            .need(call)
            .key();
    Grant found = grant.orElseThrow(() -> KmsRefusal.grantNotFound(named.grantId));
    CommonParameters.endDryRun(input.dryRun());
    return new Outcome<>(new RetireGrantResponse(), Grants.removal(key, found, seen))
        .noting(UsedKey.without(key, found));
  }

  /** What the request names, by a token or by key and id. */
  private record Named(KeyReference.OfKey key, String grantId) {
    static Named of(Request request, RetireGrantRequest input) {
      if (input.grantToken() != null && input.keyId() == null && input.grantId() == null) {
        GrantToken token = GrantToken.parse(input.grantToken());
        if (!token.region().equals(request.region())) {
          throw KmsRefusal.invalidGrantToken();
        }
        return new Named(
            new KeyReference.OfKey(token.account(), token.region(), token.key()), token.grantId());
      }
      if (input.grantToken() != null || input.keyId() == null || input.grantId() == null) {
        throw KmsRefusal.validation(
            "You must specify either a GrantToken or both a KeyId and a GrantId.");
      }
      Grant.needId(input.grantId());
      KeyReference reference =
          KeyReference.parse(
              input.keyId(), KeyOperation.RETIRE_GRANT, request.account(), request.region());
      if (reference instanceof KeyReference.OfKey key) {
        return new Named(key, input.grantId());
      }
      throw KmsRefusal.invalidKeyId(input.keyId());
    }
  }
}
