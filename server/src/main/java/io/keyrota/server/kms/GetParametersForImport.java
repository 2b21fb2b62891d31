package io.keyrota.server.kms;

import io.keyrota.models.kms.GetParametersForImportRequest;
import io.keyrota.models.kms.GetParametersForImportResponse;
import io.keyrota.rules.kms.ImportToken;
import io.keyrota.rules.kms.KeyImport;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.WrappingAlgorithm;
import io.keyrota.rules.kms.WrappingKeySpec;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.crypto.KeyPairs;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;

/** A public key to wrap material with, and the token that belongs to it: both good for 24 hours. */
final class GetParametersForImport
    implements Operation<GetParametersForImportRequest, GetParametersForImportResponse>, MayWait {
  private static final KeyOperation THIS = KeyOperation.GET_PARAMETERS_FOR_IMPORT;

  private final KeyPairs pairs;

  GetParametersForImport(KeyPairs pairs) {
    this.pairs = pairs;
  }

  @Override
  public Prepared<GetParametersForImportResponse> prepare(
      Request request, GetParametersForImportRequest input, Snapshot seen) {
    WrappingAlgorithm algorithm = WrappingAlgorithm.valueOf(input.wrappingAlgorithm());
    WrappingKeySpec spec = WrappingKeySpec.valueOf(input.wrappingKeySpec());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(
            Map.of(
                "kms:WrappingAlgorithm",
                List.of(algorithm.name()),
                "kms:WrappingKeySpec",
                List.of(spec.name()))),
        call -> decide(call, named.find(call), algorithm, spec));
  }

  private Outcome<GetParametersForImportResponse> decide(
      Call call, FoundKey found, WrappingAlgorithm algorithm, WrappingKeySpec spec) {
    KmsKey key = found.key();
    KeyImport.needExternal(key);
    THIS.needState(key);
    algorithm.needFit(key.spec(), spec);
    ImportToken token = ImportToken.of(key, algorithm, spec, call.now());
    try (KeyPair pair = pairs.generate(spec.keySpec())) {
      return found.outcome(
          new GetParametersForImportResponse(
              key.arn(),
              ImportTokens.seal(key, token, pair.privateKey(), call.sealer()),
              Secret.owning(pair.publicKey().clone()),
              token.validTo()));
    }
  }
}
