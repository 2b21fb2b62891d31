package io.keyrota.server.kms;

import io.keyrota.models.kms.GenerateDataKeyWithoutPlaintextRequest;
import io.keyrota.models.kms.GenerateDataKeyWithoutPlaintextResponse;
import io.keyrota.rules.kms.DataKeySize;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Makes a data key for later: wrapped only. */
final class GenerateDataKeyWithoutPlaintext
    implements Operation<
        GenerateDataKeyWithoutPlaintextRequest, GenerateDataKeyWithoutPlaintextResponse> {
  private static final KeyOperation THIS = KeyOperation.GENERATE_DATA_KEY_WITHOUT_PLAINTEXT;

  private final Ciphertexts ciphertexts;

  GenerateDataKeyWithoutPlaintext(Ciphertexts ciphertexts) {
    this.ciphertexts = ciphertexts;
  }

  @Override
  public Prepared<GenerateDataKeyWithoutPlaintextResponse> prepare(
      Request request, GenerateDataKeyWithoutPlaintextRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    int size = DataKeySize.bytes(input.keySpec(), input.numberOfBytes());
    EncryptionContext context = EncryptionContext.of(input.encryptionContext());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(UseConditions.ofDataKey(context)),
        call -> decide(call, input, named.need(call), size, context));
  }

  private Outcome<GenerateDataKeyWithoutPlaintextResponse> decide(
      Call call,
      GenerateDataKeyWithoutPlaintextRequest input,
      FoundKey found,
      int size,
      EncryptionContext context) {
    KmsKey key = found.key();
    KeyPurpose.needSymmetric(key, THIS);
    CommonParameters.endDryRun(input.dryRun());
    try (Secret dataKey = Secret.owning(call.entropy().bytes(size))) {
      Ciphertexts.Made made = ciphertexts.wrap(found, context, dataKey, call.sealer());
      return found.outcome(
          new GenerateDataKeyWithoutPlaintextResponse(
              made.blob(), key.arn(), made.material().map(KeyMaterialId::hex).orElse(null)),
          UsedKey.of(key, made.material()));
    }
  }
}
