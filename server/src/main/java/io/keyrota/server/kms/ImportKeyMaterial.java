package io.keyrota.server.kms;

import io.keyrota.models.kms.ImportKeyMaterialRequest;
import io.keyrota.models.kms.ImportKeyMaterialResponse;
import io.keyrota.rules.kms.ExpirationModel;
import io.keyrota.rules.kms.ImportTerms;
import io.keyrota.rules.kms.ImportToken;
import io.keyrota.rules.kms.ImportType;
import io.keyrota.rules.kms.KeyImport;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.DecodedPrivateKey;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes material that was made elsewhere into a key of EXTERNAL origin: new, or the same again
 * after it expired or was deleted, or for another expiry.
 */
final class ImportKeyMaterial
    implements Operation<ImportKeyMaterialRequest, ImportKeyMaterialResponse>, MayWait {
  private static final KeyOperation THIS = KeyOperation.IMPORT_KEY_MATERIAL;

  private final KeyAlgorithms algorithms;

  ImportKeyMaterial(KeyAlgorithms algorithms) {
    this.algorithms = algorithms;
  }

  @Override
  public Prepared<ImportKeyMaterialResponse> prepare(
      Request request, ImportKeyMaterialRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(conditions(input)), call -> decide(call, input, named.find(call)));
  }

  private static Map<String, List<String>> conditions(ImportKeyMaterialRequest input) {
    Map<String, List<String>> all = new HashMap<>();
    if (input.expirationModel() != null) {
      all.put("kms:ExpirationModel", List.of(input.expirationModel()));
    }
    if (input.validTo() != null) {
      // In Unix time, which operators of numbers and of dates both compare.
      all.put("kms:ValidTo", List.of(Long.toString(input.validTo().getEpochSecond())));
    }
    return all;
  }

  private Outcome<ImportKeyMaterialResponse> decide(
      Call call, ImportKeyMaterialRequest input, FoundKey found) {
    KmsKey key = found.key();
    @Nullable ImportType type =
        input.importType() == null ? null : ImportType.valueOf(input.importType());
    @Nullable KeyMaterialId expected =
        input.keyMaterialId() == null ? null : new KeyMaterialId(input.keyMaterialId());
    KeyImport.needAllowed(key, type, expected, input.keyMaterialDescription());
    ImportTerms terms =
        ImportTerms.of(
            input.expirationModel() == null
                ? null
                : ExpirationModel.valueOf(input.expirationModel()),
            input.validTo(),
            call.now());
    SealedMaterial material = material(call, input, key);
    ImportRelatives relatives = ImportRelatives.of(key, found.seen());
    KmsKey next =
        KeyImport.imported(
            key,
            new KeyImport.Wanted(
                material.id(), type, expected, input.keyMaterialDescription(), terms),
            relatives.primaryOfReplica(),
            call.now());
    List<Change> changes = new ArrayList<>(List.of(MaterialTable.put(material)));
    KmsKey kept = next;
    for (KmsKey row : relatives.readyWith(next)) {
      if (row.region().equals(key.region())) {
        kept = row;
      } else if (!relatives.has(row)) {
        changes.add(KeyTable.put(row));
      }
    }
    return found
        .outcome(new ImportKeyMaterialResponse(key.arn(), material.id().hex()), kept, changes)
        .noting(UsedKey.of(key, material.id()));
  }

  private SealedMaterial material(Call call, ImportKeyMaterialRequest input, KmsKey key) {
    ImportToken.Opened token =
        ImportTokens.open(key, input.importToken(), call.now(), call.sealer());
    try (Secret privateKey = token.privateKey()) {
      DecodedPrivateKey wrapping =
          algorithms.decoding().privateKey(token.token().wrappingKeySpec().keySpec(), privateKey);
      try (Secret bytes =
          algorithms
              .unwrapping()
              .unwrap(token.token().algorithm(), wrapping, input.encryptedKeyMaterial().bytes())
              .orElseThrow(KmsRefusal::invalidCiphertext)) {
        return sealed(call, key, bytes);
      }
    }
  }

  private SealedMaterial sealed(Call call, KmsKey key, Secret bytes) {
    KeySpec spec = key.spec();
    if (spec.asymmetric()) {
      try (KeyPair pair =
          algorithms
              .decoding()
              .imported(spec, bytes)
              .orElseThrow(
                  () ->
                      KmsRefusal.incorrectKeyMaterial(
                          "The key material is not a private key of key spec "
                              + spec
                              + " in PKCS #8 format."))) {
        return SealedMaterial.seal(
            key,
            KeyMaterialId.of(key.id(), pair.privateKey()),
            pair.privateKey(),
            Optional.of(pair.publicKey()),
            call.sealer());
      }
    }
    if (!spec.importable(bytes.length())) {
      throw KmsRefusal.incorrectKeyMaterial(
          "The key material must be " + spec.materialBytes() + " bytes long.");
    }
    return SealedMaterial.seal(
        key, KeyMaterialId.of(key.id(), bytes), bytes, Optional.empty(), call.sealer());
  }
}
