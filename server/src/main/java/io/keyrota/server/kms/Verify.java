package io.keyrota.server.kms;

import io.keyrota.models.kms.VerifyRequest;
import io.keyrota.models.kms.VerifyResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Verifies a signature; a wrong one is KMSInvalidSignatureException, never an answer. */
final class Verify implements Operation<VerifyRequest, VerifyResponse> {
  private static final KeyOperation THIS = KeyOperation.VERIFY;

  private final KeyWorks works;

  Verify(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<VerifyResponse> prepare(Request request, VerifyRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    Messages how = Messages.of(input.signingAlgorithm(), input.messageType());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(how.conditions()), call -> decide(call, input, named.need(call), how));
  }

  private Outcome<VerifyResponse> decide(
      Call call, VerifyRequest input, FoundKey found, Messages how) {
    KmsKey key = found.key();
    how.need(key, input.message().length(), THIS);
    Pace.needTimeInPublic(key.spec(), found.seen());
    boolean valid =
        works
            .algorithms()
            .signing()
            .verify(
                works.materials().publicKey(key.spec(), found.current(), call.sealer()),
                how.algorithm(),
                how.type(),
                input.message().reveal(),
                input.signature().bytes());
    if (!valid) {
      throw KmsRefusal.invalidSignature();
    }
    CommonParameters.endDryRun(input.dryRun());
    return found.outcome(new VerifyResponse(key.arn(), true, how.algorithm().name()));
  }
}
