package io.keyrota.server.kms;

import io.keyrota.models.kms.GenerateDataKeyRequest;
import io.keyrota.models.kms.GenerateDataKeyResponse;
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
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;

/** Makes a data key: in the clear, to encrypt with at once, and wrapped, to be kept. */
@RevealsSecret
final class GenerateDataKey implements Operation<GenerateDataKeyRequest, GenerateDataKeyResponse> {
  private static final KeyOperation THIS = KeyOperation.GENERATE_DATA_KEY;

  private final Ciphertexts ciphertexts;

  GenerateDataKey(Ciphertexts ciphertexts) {
    this.ciphertexts = ciphertexts;
  }

  @Override
  public Prepared<GenerateDataKeyResponse> prepare(
      Request request, GenerateDataKeyRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    CommonParameters.needNoRecipient(input.recipient());
    int size = DataKeySize.bytes(input.keySpec(), input.numberOfBytes());
    EncryptionContext context = EncryptionContext.of(input.encryptionContext());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(UseConditions.ofDataKey(context)),
        call -> decide(call, input, named.need(call), size, context));
  }

  private Outcome<GenerateDataKeyResponse> decide(
      Call call,
      GenerateDataKeyRequest input,
      FoundKey found,
      int size,
      EncryptionContext context) {
    KmsKey key = found.key();
    KeyPurpose.needSymmetric(key, THIS);
    CommonParameters.endDryRun(input.dryRun());
    Secret dataKey = Secret.owning(call.entropy().bytes(size));
    Ciphertexts.Made made = ciphertexts.wrap(found, context, dataKey, call.sealer());
    return found.outcome(
        new GenerateDataKeyResponse(
            made.blob(),
            dataKey,
            key.arn(),
            null,
            made.material().map(KeyMaterialId::hex).orElse(null)),
        UsedKey.of(key, made.material()));
  }
}
