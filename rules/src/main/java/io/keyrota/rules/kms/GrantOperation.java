package io.keyrota.rules.kms;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The operations that a grant can permit: AWS's GrantOperation. */
public enum GrantOperation {
  DECRYPT("Decrypt"),
  ENCRYPT("Encrypt"),
  GENERATE_DATA_KEY("GenerateDataKey"),
  GENERATE_DATA_KEY_WITHOUT_PLAINTEXT("GenerateDataKeyWithoutPlaintext"),
  RE_ENCRYPT_FROM("ReEncryptFrom"),
  RE_ENCRYPT_TO("ReEncryptTo"),
  SIGN("Sign"),
  VERIFY("Verify"),
  GET_PUBLIC_KEY("GetPublicKey"),
  CREATE_GRANT("CreateGrant"),
  RETIRE_GRANT("RetireGrant"),
  DESCRIBE_KEY("DescribeKey"),
  GENERATE_DATA_KEY_PAIR("GenerateDataKeyPair"),
  GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT("GenerateDataKeyPairWithoutPlaintext"),
  GENERATE_MAC("GenerateMac"),
  VERIFY_MAC("VerifyMac"),
  DERIVE_SHARED_SECRET("DeriveSharedSecret"),
  ENCAPSULATE("Encapsulate"),
  DECAPSULATE("Decapsulate");

  private final String word;

  GrantOperation(String word) {
    this.word = word;
  }

  /** The operation of that name. */
  public static Optional<GrantOperation> named(String word) {
    return Arrays.stream(values()).filter(o -> o.word.equals(word)).findFirst();
  }

  /** As AWS writes it. */
  public String word() {
    return word;
  }

  /** Whether its requests carry an encryption context when the key is symmetric. */
  public boolean hasContext() {
    return switch (this) {
      case DECRYPT,
          ENCRYPT,
          GENERATE_DATA_KEY,
          GENERATE_DATA_KEY_WITHOUT_PLAINTEXT,
          RE_ENCRYPT_FROM,
          RE_ENCRYPT_TO,
          GENERATE_DATA_KEY_PAIR,
          GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT ->
          true;
      case SIGN,
          VERIFY,
          GET_PUBLIC_KEY,
          CREATE_GRANT,
          RETIRE_GRANT,
          DESCRIBE_KEY,
          GENERATE_MAC,
          VERIFY_MAC,
          DERIVE_SHARED_SECRET,
          ENCAPSULATE,
          DECAPSULATE ->
          false;
    };
  }

  /** Whether a grant on a key of that spec and usage can permit it. */
  public boolean fits(KeySpec spec, KeyUsage usage) {
    return switch (this) {
      case CREATE_GRANT, RETIRE_GRANT, DESCRIBE_KEY -> true;
      case DECRYPT, ENCRYPT, RE_ENCRYPT_FROM, RE_ENCRYPT_TO -> usage == KeyUsage.ENCRYPT_DECRYPT;
      case GENERATE_DATA_KEY,
          GENERATE_DATA_KEY_WITHOUT_PLAINTEXT,
          GENERATE_DATA_KEY_PAIR,
          GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT ->
          spec == KeySpec.SYMMETRIC_DEFAULT;
      case SIGN, VERIFY -> usage == KeyUsage.SIGN_VERIFY;
      case GET_PUBLIC_KEY -> spec.asymmetric();
      case GENERATE_MAC, VERIFY_MAC -> usage == KeyUsage.GENERATE_VERIFY_MAC;
      case DERIVE_SHARED_SECRET -> usage == KeyUsage.KEY_AGREEMENT;
      case ENCAPSULATE, DECAPSULATE -> usage == KeyUsage.ENCAPSULATE_DECAPSULATE;
    };
  }

  /** Those that fit, in AWS's order. */
  public static List<GrantOperation> fitting(KeySpec spec, KeyUsage usage) {
    return Arrays.stream(values()).filter(o -> o.fits(spec, usage)).toList();
  }
}
