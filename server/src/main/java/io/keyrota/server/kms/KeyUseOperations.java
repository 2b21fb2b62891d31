package io.keyrota.server.kms;

import static io.keyrota.models.kms.KmsModel.decapsulate;
import static io.keyrota.models.kms.KmsModel.decrypt;
import static io.keyrota.models.kms.KmsModel.deleteImportedKeyMaterial;
import static io.keyrota.models.kms.KmsModel.deriveSharedSecret;
import static io.keyrota.models.kms.KmsModel.encapsulate;
import static io.keyrota.models.kms.KmsModel.encrypt;
import static io.keyrota.models.kms.KmsModel.generateDataKey;
import static io.keyrota.models.kms.KmsModel.generateDataKeyPair;
import static io.keyrota.models.kms.KmsModel.generateDataKeyPairWithoutPlaintext;
import static io.keyrota.models.kms.KmsModel.generateDataKeyWithoutPlaintext;
import static io.keyrota.models.kms.KmsModel.generateMac;
import static io.keyrota.models.kms.KmsModel.generateRandom;
import static io.keyrota.models.kms.KmsModel.getParametersForImport;
import static io.keyrota.models.kms.KmsModel.getPublicKey;
import static io.keyrota.models.kms.KmsModel.importKeyMaterial;
import static io.keyrota.models.kms.KmsModel.reEncrypt;
import static io.keyrota.models.kms.KmsModel.sign;
import static io.keyrota.models.kms.KmsModel.verify;
import static io.keyrota.models.kms.KmsModel.verifyMac;

import io.keyrota.server.aws.Api;
import io.keyrota.server.crypto.KeyPairs;

/** The operations that use keys, and those that import material. */
final class KeyUseOperations {
  private static final String NO_RECIPIENT = "Recipient is refused: no attestation documents";

  private KeyUseOperations() {}

  static Api in(Api api, KeyWorks works) {
    Ciphertexts ciphertexts = new Ciphertexts(works);
    Decryption decryption = new Decryption(ciphertexts);
    KeyPairs pairs = works.algorithms().pairs();
    return api.with(encrypt(), new Encrypt(ciphertexts))
        .with(decrypt(), new Decrypt(decryption), NO_RECIPIENT)
        .with(reEncrypt(), new ReEncrypt(decryption, ciphertexts))
        .with(generateDataKey(), new GenerateDataKey(ciphertexts), NO_RECIPIENT)
        .with(generateDataKeyWithoutPlaintext(), new GenerateDataKeyWithoutPlaintext(ciphertexts))
        .with(generateDataKeyPair(), new GenerateDataKeyPair(ciphertexts, pairs), NO_RECIPIENT)
        .with(
            generateDataKeyPairWithoutPlaintext(),
            new GenerateDataKeyPairWithoutPlaintext(ciphertexts, pairs))
        .with(
            generateRandom(),
            new GenerateRandom(),
            "no custom key stores; Recipient is refused: no attestation documents")
        .with(sign(), new Sign(works))
        .with(verify(), new Verify(works))
        .with(getPublicKey(), new GetPublicKey(works))
        .with(generateMac(), new GenerateMac(works))
        .with(verifyMac(), new VerifyMac(works))
        .with(deriveSharedSecret(), new DeriveSharedSecret(works), NO_RECIPIENT)
        .with(encapsulate(), new Encapsulate(works))
        .with(decapsulate(), new Decapsulate(works))
        .with(getParametersForImport(), new GetParametersForImport(pairs))
        .with(importKeyMaterial(), new ImportKeyMaterial(works.algorithms()))
        .with(deleteImportedKeyMaterial(), new DeleteImportedKeyMaterial(works.materials()));
  }
}
