package io.keyrota.server.kms;

import io.keyrota.models.kms.VerifyMacRequest;
import io.keyrota.models.kms.VerifyMacResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.kms.MacAlgorithm;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Verifies an HMAC; a wrong or shortened one is KMSInvalidMacException, never an answer. */
final class VerifyMac implements Operation<VerifyMacRequest, VerifyMacResponse> {
  private static final KeyOperation THIS = KeyOperation.VERIFY_MAC;

  private final KeyWorks works;

  VerifyMac(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<VerifyMacResponse> prepare(
      Request request, VerifyMacRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    MacAlgorithm algorithm = MacAlgorithm.valueOf(input.macAlgorithm());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(UseConditions.of("kms:MacAlgorithm", algorithm.name())),
        call -> decide(call, input, named.need(call), algorithm));
  }

  private Outcome<VerifyMacResponse> decide(
      Call call, VerifyMacRequest input, FoundKey found, MacAlgorithm algorithm) {
    KmsKey key = found.key();
    KeyPurpose.mac(key, algorithm, THIS);
    boolean valid =
        works
            .materials()
            .symmetric(
                found.current(),
                call.sealer(),
                held ->
                    works
                        .algorithms()
                        .macs()
                        .verify(algorithm, held, input.message().reveal(), input.mac().bytes()));
    if (!valid) {
      throw KmsRefusal.invalidMac();
    }
    CommonParameters.endDryRun(input.dryRun());
    return found.outcome(new VerifyMacResponse(key.arn(), true, algorithm.name()));
  }
}
