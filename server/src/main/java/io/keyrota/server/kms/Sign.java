package io.keyrota.server.kms;

import io.keyrota.models.kms.SignRequest;
import io.keyrota.models.kms.SignResponse;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.DecodedPrivateKey;
import io.keyrota.server.store.Snapshot;

/** Signs a message of up to 4,096 bytes, or its digest, with a private key that never leaves. */
final class Sign implements Operation<SignRequest, SignResponse> {
  private static final KeyOperation THIS = KeyOperation.SIGN;

  private final KeyWorks works;

  Sign(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<SignResponse> prepare(Request request, SignRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    Messages how = Messages.of(input.signingAlgorithm(), input.messageType());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(how.conditions()), call -> decide(call, input, named.need(call), how));
  }

  private Outcome<SignResponse> decide(Call call, SignRequest input, FoundKey found, Messages how) {
    KmsKey key = found.key();
    how.need(key, input.message().length(), THIS);
    CommonParameters.endDryRun(input.dryRun());
    Pace.needTime(key.spec(), found.seen());
    DecodedPrivateKey privateKey =
        works.materials().privateKey(key.spec(), found.current(), call.sealer());
    byte[] signature =
        works
            .algorithms()
            .signing()
            .sign(privateKey, how.algorithm(), how.type(), input.message().reveal());
    return found.outcome(new SignResponse(key.arn(), Blob.of(signature), how.algorithm().name()));
  }
}
