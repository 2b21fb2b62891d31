package io.keyrota.rules.kms;

import static io.keyrota.rules.kms.KeyUsage.ENCAPSULATE_DECAPSULATE;
import static io.keyrota.rules.kms.KeyUsage.ENCRYPT_DECRYPT;
import static io.keyrota.rules.kms.KeyUsage.GENERATE_VERIFY_MAC;
import static io.keyrota.rules.kms.KeyUsage.KEY_AGREEMENT;
import static io.keyrota.rules.kms.KeyUsage.SIGN_VERIFY;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a KMS key's material (AWS's KeySpec, and DataKeyPairSpec, which is a part of it): the
 * usages that fit it, and the algorithms that each offers, in the order in which DescribeKey lists
 * them.
 */
public enum KeySpec {
  RSA_2048(Family.RSA, 2048),
  RSA_3072(Family.RSA, 3072),
  RSA_4096(Family.RSA, 4096),
  ECC_NIST_P256(Family.NIST_CURVE, 256),
  ECC_NIST_P384(Family.NIST_CURVE, 384),
  ECC_NIST_P521(Family.NIST_CURVE, 521),
  ECC_SECG_P256K1(Family.SECP256K1, 256),
  SYMMETRIC_DEFAULT(Family.SYMMETRIC, 256),
  HMAC_224(Family.HMAC, 224),
  HMAC_256(Family.HMAC, 256),
  HMAC_384(Family.HMAC, 384),
  HMAC_512(Family.HMAC, 512),
  SM2(Family.SM2, 256),
  ML_DSA_44(Family.ML_DSA, 44),
  ML_DSA_65(Family.ML_DSA, 65),
  ML_DSA_87(Family.ML_DSA, 87),
  ECC_NIST_EDWARDS25519(Family.EDWARDS25519, 255),
  ML_KEM_512(Family.ML_KEM, 512),
  ML_KEM_768(Family.ML_KEM, 768),
  ML_KEM_1024(Family.ML_KEM, 1024);

  /** What key specs have in common. */
  public enum Family {
    SYMMETRIC,
    HMAC,
    RSA,
    NIST_CURVE,
    SECP256K1,
    EDWARDS25519,
    ML_DSA,
    ML_KEM,
    SM2
  }

  private final Family family;
  private final int size;

  KeySpec(Family family, int size) {
    this.family = family;
    this.size = size;
  }

  public Family family() {
    return family;
  }

  /**
   * The number in its name: bits of the modulus, the curve or the key; the parameter set of ML-DSA
   * or ML-KEM.
   */
  public int size() {
    return size;
  }

  /** Whether the material is a key pair. */
  public boolean asymmetric() {
    return family != Family.SYMMETRIC && family != Family.HMAC;
  }

  /** The usages that a key of this spec can be made for. */
  public List<KeyUsage> usages() {
    return switch (family) {
      case SYMMETRIC -> List.of(ENCRYPT_DECRYPT);
      case HMAC -> List.of(GENERATE_VERIFY_MAC);
      case RSA -> List.of(ENCRYPT_DECRYPT, SIGN_VERIFY);
      case NIST_CURVE -> List.of(SIGN_VERIFY, KEY_AGREEMENT);
      case SECP256K1, EDWARDS25519, ML_DSA -> List.of(SIGN_VERIFY);
      case ML_KEM -> List.of(ENCAPSULATE_DECAPSULATE);
      case SM2 -> List.of(ENCRYPT_DECRYPT, SIGN_VERIFY, KEY_AGREEMENT);
    };
  }

  /** Whether GenerateDataKeyPair makes such pairs (AWS's DataKeyPairSpec). */
  public boolean dataKeyPair() {
    return asymmetric() && family != Family.ML_DSA;
  }

  /**
   * The usage of a new key.
   *
   * @param usage what the request says, or null
   * @throws io.keyrota.rules.aws.Refusal ValidationException where the usage is missing though the
   *     key is not for symmetric encryption, or does not fit the spec
   */
  public KeyUsage usage(@Nullable KeyUsage usage) {
    if (usage == null) {
      if (this != SYMMETRIC_DEFAULT) {
        throw KmsRefusal.usageMissing();
      }
      return ENCRYPT_DECRYPT;
    }
    if (!usages().contains(usage)) {
      throw KmsRefusal.usageDoesNotFit(usage, this);
    }
    return usage;
  }

  /** Empty unless the usage is ENCRYPT_DECRYPT. */
  public List<EncryptionAlgorithm> encryptionAlgorithms(KeyUsage usage) {
    if (usage != ENCRYPT_DECRYPT) {
      return List.of();
    }
    return switch (family) {
      case SYMMETRIC -> List.of(EncryptionAlgorithm.SYMMETRIC_DEFAULT);
      case RSA ->
          List.of(EncryptionAlgorithm.RSAES_OAEP_SHA_1, EncryptionAlgorithm.RSAES_OAEP_SHA_256);
      case SM2 -> List.of(EncryptionAlgorithm.SM2PKE);
      case HMAC, NIST_CURVE, SECP256K1, EDWARDS25519, ML_DSA, ML_KEM -> List.of();
    };
  }

  /** Empty unless the usage is SIGN_VERIFY. */
  public List<SigningAlgorithm> signingAlgorithms(KeyUsage usage) {
    if (usage != SIGN_VERIFY) {
      return List.of();
    }
    return switch (family) {
      case RSA ->
          List.of(
              SigningAlgorithm.RSASSA_PKCS1_V1_5_SHA_256,
              SigningAlgorithm.RSASSA_PKCS1_V1_5_SHA_384,
              SigningAlgorithm.RSASSA_PKCS1_V1_5_SHA_512,
              SigningAlgorithm.RSASSA_PSS_SHA_256,
              SigningAlgorithm.RSASSA_PSS_SHA_384,
              SigningAlgorithm.RSASSA_PSS_SHA_512);
      case NIST_CURVE ->
          List.of(
              size == 256
                  ? SigningAlgorithm.ECDSA_SHA_256
                  : size == 384 ? SigningAlgorithm.ECDSA_SHA_384 : SigningAlgorithm.ECDSA_SHA_512);
      case SECP256K1 -> List.of(SigningAlgorithm.ECDSA_SHA_256);
      case EDWARDS25519 ->
          List.of(SigningAlgorithm.ED25519_SHA_512, SigningAlgorithm.ED25519_PH_SHA_512);
      case ML_DSA -> List.of(SigningAlgorithm.ML_DSA_SHAKE_256);
      case SM2 -> List.of(SigningAlgorithm.SM2DSA);
      case SYMMETRIC, HMAC, ML_KEM -> List.of();
    };
  }

  /** Empty unless the usage is GENERATE_VERIFY_MAC. */
  public List<MacAlgorithm> macAlgorithms(KeyUsage usage) {
    if (usage != GENERATE_VERIFY_MAC) {
      return List.of();
    }
    return switch (this) {
      case HMAC_224 -> List.of(MacAlgorithm.HMAC_SHA_224);
      case HMAC_256 -> List.of(MacAlgorithm.HMAC_SHA_256);
      case HMAC_384 -> List.of(MacAlgorithm.HMAC_SHA_384);
      case HMAC_512 -> List.of(MacAlgorithm.HMAC_SHA_512);
      default -> List.of();
    };
  }

  /** Empty unless the usage is KEY_AGREEMENT. */
  public List<KeyAgreementAlgorithm> keyAgreementAlgorithms(KeyUsage usage) {
    return usage == KEY_AGREEMENT && usages().contains(usage)
        ? List.of(KeyAgreementAlgorithm.ECDH)
        : List.of();
  }

  /** Empty unless the usage is ENCAPSULATE_DECAPSULATE. */
  public List<EncapsulationAlgorithm> encapsulationAlgorithms(KeyUsage usage) {
    return usage == ENCAPSULATE_DECAPSULATE && usages().contains(usage)
        ? List.of(EncapsulationAlgorithm.ML_KEM)
        : List.of();
  }

  /** The number of random bytes that a new key of this spec is made of. */
  public int materialBytes() {
    if (asymmetric()) {
      throw new IllegalStateException(this + " is a key pair");
    }
    return size / Byte.SIZE;
  }

  /** Whether that many bytes can be imported as material: as many as KMS would make. */
  public boolean importable(int bytes) {
    return bytes == materialBytes();
  }
}
