package io.keyrota.server.kms;

import io.keyrota.models.kms.GenerateRandomRequest;
import io.keyrota.models.kms.GenerateRandomResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;

/** 1 to 1,024 random bytes. */
@RevealsSecret
final class GenerateRandom implements Operation<GenerateRandomRequest, GenerateRandomResponse> {

  @Override
  public Prepared<GenerateRandomResponse> prepare(
      Request request, GenerateRandomRequest input, Snapshot seen) {
    CommonParameters.needNoRecipient(input.recipient());
    Integer count = input.numberOfBytes();
    if (count == null) {
      throw KmsRefusal.validation("NumberOfBytes must be specified.");
    }
    return Prepared.of(
        Permission.of("kms:GenerateRandom", "*"),
        call -> {
          if (input.customKeyStoreId() != null) {
            throw CustomKeyStores.notFound(input.customKeyStoreId());
          }
          return Outcome.of(
              new GenerateRandomResponse(Secret.owning(call.entropy().bytes(count)), null));
        });
  }
}
