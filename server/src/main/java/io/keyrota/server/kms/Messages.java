package io.keyrota.server.kms;

import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MessageType;
import io.keyrota.rules.kms.SigningAlgorithm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Sign and Verify ask of a message: how it is to be signed. */
record Messages(SigningAlgorithm algorithm, MessageType type) {

  /** Reads the parameters; a message is RAW unless it is said to be something else. */
  static Messages of(String algorithm, @Nullable String type) {
    return new Messages(
        SigningAlgorithm.valueOf(algorithm),
        type == null ? MessageType.RAW : MessageType.valueOf(type));
  }

  Map<String, List<String>> conditions() {
    return Map.of(
        "kms:SigningAlgorithm", List.of(algorithm.name()), "kms:MessageType", List.of(type.name()));
  }

  /**
   * Refuses a key that does not offer the algorithm, and a message that does not fit it.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidKeyUsageException, ValidationException
   */
  void need(KmsKey key, int length, KeyOperation operation) {
    KeyPurpose.signing(key, algorithm, operation).needMessage(type, length);
  }
}
