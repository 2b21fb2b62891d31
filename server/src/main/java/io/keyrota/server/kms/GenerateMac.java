package io.keyrota.server.kms;

import io.keyrota.models.kms.GenerateMacRequest;
import io.keyrota.models.kms.GenerateMacResponse;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MacAlgorithm;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** The HMAC of a message of up to 4,096 bytes. */
final class GenerateMac implements Operation<GenerateMacRequest, GenerateMacResponse> {
  private static final KeyOperation THIS = KeyOperation.GENERATE_MAC;

  private final KeyWorks works;

  GenerateMac(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<GenerateMacResponse> prepare(
      Request request, GenerateMacRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    MacAlgorithm algorithm = MacAlgorithm.valueOf(input.macAlgorithm());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(UseConditions.of("kms:MacAlgorithm", algorithm.name())),
        call -> decide(call, input, named.need(call), algorithm));
  }

  private Outcome<GenerateMacResponse> decide(
      Call call, GenerateMacRequest input, FoundKey found, MacAlgorithm algorithm) {
    KmsKey key = found.key();
    KeyPurpose.mac(key, algorithm, THIS);
    CommonParameters.endDryRun(input.dryRun());
    byte[] tag =
        works
            .materials()
            .symmetric(
                found.current(),
                call.sealer(),
                held -> works.algorithms().macs().tag(algorithm, held, input.message().reveal()));
    return found.outcome(new GenerateMacResponse(Blob.of(tag), algorithm.name(), key.arn()));
  }
}
