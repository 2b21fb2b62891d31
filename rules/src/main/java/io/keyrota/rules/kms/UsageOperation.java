package io.keyrota.rules.kms;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The cryptographic operations whose success is a use of a key, as GetKeyLastUsage counts them. */
public enum UsageOperation {
  DECRYPT("Decrypt", true),
  DERIVE_SHARED_SECRET("DeriveSharedSecret", true),
  ENCRYPT("Encrypt", false),
  GENERATE_DATA_KEY("GenerateDataKey", false),
  GENERATE_DATA_KEY_PAIR("GenerateDataKeyPair", false),
  GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT("GenerateDataKeyPairWithoutPlaintext", false),
  GENERATE_DATA_KEY_WITHOUT_PLAINTEXT("GenerateDataKeyWithoutPlaintext", false),
  GENERATE_MAC("GenerateMac", false),
  /** Of two keys: the first decrypts, the second encrypts. */
  RE_ENCRYPT("ReEncrypt", false),
  SIGN("Sign", false),
  VERIFY("Verify", true),
  VERIFY_MAC("VerifyMac", true),
  ENCAPSULATE("Encapsulate", false),
  DECAPSULATE("Decapsulate", true);

  private static final Map<String, UsageOperation> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(UsageOperation::word, Function.identity()));

  private final String word;
  private final boolean opens;

  UsageOperation(String word, boolean opens) {
    this.word = word;
    this.opens = opens;
  }

  /** AWS's name of the operation. */
  public String word() {
    return word;
  }

  /** Whether it opens or checks what a key made before, rather than making something new. */
  public boolean opens() {
    return opens;
  }

  /** The operation of that name, where its success counts. */
  public static Optional<UsageOperation> named(String word) {
    return Optional.ofNullable(BY_NAME.get(word));
  }
}
