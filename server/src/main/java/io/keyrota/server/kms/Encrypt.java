package io.keyrota.server.kms;

import io.keyrota.models.kms.EncryptRequest;
import io.keyrota.models.kms.EncryptResponse;
import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Encrypts up to 4,096 bytes under a symmetric key, or what fits under a public key. */
final class Encrypt implements Operation<EncryptRequest, EncryptResponse> {
  private static final KeyOperation THIS = KeyOperation.ENCRYPT;

  private final Ciphertexts ciphertexts;

  Encrypt(Ciphertexts ciphertexts) {
    this.ciphertexts = ciphertexts;
  }

  @Override
  public Prepared<EncryptResponse> prepare(Request request, EncryptRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    EncryptionContext context = EncryptionContext.of(input.encryptionContext());
    EncryptionAlgorithm wanted =
        input.encryptionAlgorithm() == null
            ? EncryptionAlgorithm.SYMMETRIC_DEFAULT
            : EncryptionAlgorithm.valueOf(input.encryptionAlgorithm());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(UseConditions.of(context, wanted)),
        call -> decide(call, input, named.need(call), wanted, context));
  }

  private Outcome<EncryptResponse> decide(
      Call call,
      EncryptRequest input,
      FoundKey found,
      EncryptionAlgorithm wanted,
      EncryptionContext context) {
    KmsKey key = found.key();
    EncryptionAlgorithm algorithm = KeyPurpose.encryption(key, wanted, THIS);
    Ciphertexts.needEncryptable(key, algorithm, context, input.plaintext().length());
    CommonParameters.endDryRun(input.dryRun());
    Ciphertexts.Made made =
        ciphertexts.encrypt(found, algorithm, context, input.plaintext(), call.sealer());
    return found.outcome(
        new EncryptResponse(made.blob(), key.arn(), algorithm.name()),
        UsedKey.of(key, made.material()));
  }
}
