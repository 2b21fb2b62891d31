package io.keyrota.server.kms;

import io.keyrota.models.kms.GenerateDataKeyPairWithoutPlaintextRequest;
import io.keyrota.models.kms.GenerateDataKeyPairWithoutPlaintextResponse;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.crypto.KeyPairs;
import io.keyrota.server.store.Snapshot;

/** Makes a key pair for later: the public key, and the private one wrapped only. */
final class GenerateDataKeyPairWithoutPlaintext
    implements Operation<
            GenerateDataKeyPairWithoutPlaintextRequest,
            GenerateDataKeyPairWithoutPlaintextResponse>,
        MayWait {
  private static final KeyOperation THIS = KeyOperation.GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT;

  private final Ciphertexts ciphertexts;
  private final KeyPairs pairs;

  GenerateDataKeyPairWithoutPlaintext(Ciphertexts ciphertexts, KeyPairs pairs) {
    this.ciphertexts = ciphertexts;
    this.pairs = pairs;
  }

  @Override
  public Prepared<GenerateDataKeyPairWithoutPlaintextResponse> prepare(
      Request request, GenerateDataKeyPairWithoutPlaintextRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    KeySpec spec = KeySpec.valueOf(input.keyPairSpec());
    EncryptionContext context = EncryptionContext.of(input.encryptionContext());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(UseConditions.ofDataKeyPair(context, spec)),
        call -> decide(call, input, named.need(call), spec, context));
  }

  private Outcome<GenerateDataKeyPairWithoutPlaintextResponse> decide(
      Call call,
      GenerateDataKeyPairWithoutPlaintextRequest input,
      FoundKey found,
      KeySpec spec,
      EncryptionContext context) {
    KmsKey key = found.key();
    KeyPurpose.needSymmetric(key, THIS);
    CommonParameters.endDryRun(input.dryRun());
    try (KeyPair pair = pairs.generate(spec)) {
      Ciphertexts.Made made = ciphertexts.wrap(found, context, pair.privateKey(), call.sealer());
      return found.outcome(
          new GenerateDataKeyPairWithoutPlaintextResponse(
              made.blob(),
              Blob.of(pair.publicKey()),
              key.arn(),
              spec.name(),
              made.material().map(KeyMaterialId::hex).orElse(null)),
          UsedKey.of(key, made.material()));
    }
  }
}
