package io.keyrota.server.kms;

import io.keyrota.models.kms.DecryptRequest;
import io.keyrota.models.kms.DecryptResponse;
import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;

/**
 * Decrypts with the key, and the material of it, that encrypted: a ciphertext under a symmetric key
 * says itself which ones these were.
 */
@RevealsSecret
final class Decrypt implements Operation<DecryptRequest, DecryptResponse> {
  private static final Decryption.Names NAMES =
      new Decryption.Names("KeyId", "EncryptionAlgorithm");

  private final Decryption decryption;

  Decrypt(Decryption decryption) {
    this.decryption = decryption;
  }

  @Override
  public Prepared<DecryptResponse> prepare(Request request, DecryptRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    CommonParameters.needNoRecipient(input.recipient());
    Decryption.Source source =
        Decryption.Source.of(
            KeyOperation.DECRYPT,
            NAMES,
            input.ciphertextBlob(),
            input.keyId(),
            input.encryptionAlgorithm(),
            input.encryptionContext(),
            Decryption.DryRun.of(input.dryRun(), input.dryRunModifiers()));
    NamedKey named = Decryption.key(request, source, seen);
    return Prepared.of(
        named.permission(source.conditions()),
        call -> decide(call, input, Decryption.find(call, named, source), source));
  }

  private Outcome<DecryptResponse> decide(
      Call call, DecryptRequest input, FoundKey found, Decryption.Source source) {
    KmsKey key = found.key();
    EncryptionAlgorithm algorithm = Decryption.algorithm(key, source);
    if (source.blob() == null) {
      throw KmsRefusal.dryRun();
    }
    Ciphertexts.Opened opened = decryption.open(found, algorithm, source, call.sealer());
    if (CommonParameters.isSet(input.dryRun())) {
      opened.close();
      throw KmsRefusal.dryRun();
    }
    return found.outcome(
        new DecryptResponse(
            key.arn(),
            opened.plaintext(),
            algorithm.name(),
            null,
            opened.material().map(KeyMaterialId::hex).orElse(null)),
        UsedKey.of(key, opened.material()));
  }
}
