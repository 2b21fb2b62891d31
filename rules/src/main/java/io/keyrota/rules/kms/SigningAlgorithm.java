package io.keyrota.rules.kms;

import java.util.EnumSet;
import java.util.Set;

/** AWS's SigningAlgorithmSpec: what is hashed how, and which messages each one takes. */
public enum SigningAlgorithm {
  RSASSA_PSS_SHA_256(32, Hash.SHA_256),
  RSASSA_PSS_SHA_384(48, Hash.SHA_384),
  RSASSA_PSS_SHA_512(64, Hash.SHA_512),
  RSASSA_PKCS1_V1_5_SHA_256(32, Hash.SHA_256),
  RSASSA_PKCS1_V1_5_SHA_384(48, Hash.SHA_384),
  RSASSA_PKCS1_V1_5_SHA_512(64, Hash.SHA_512),
  ECDSA_SHA_256(32, Hash.SHA_256),
  ECDSA_SHA_384(48, Hash.SHA_384),
  ECDSA_SHA_512(64, Hash.SHA_512),
  /** SM3 over the signer's Z value and the message; the signer's id is GM/T 0009's. */
  SM2DSA(32, Hash.SM3),
  ML_DSA_SHAKE_256(0, Hash.SHAKE_256),
  ED25519_SHA_512(0, Hash.SHA_512),
  /** Ed25519ph; KMS hashes what it is given once more, digest or not. */
  ED25519_PH_SHA_512(64, Hash.SHA_512);

  /** The hash functions of the signing algorithms. */
  public enum Hash {
    SHA_256,
    SHA_384,
    SHA_512,
    SHAKE_256,
    SM3
  }

  private static final int MU_BYTES = 64;

  private final int digestBytes;
  private final Hash hash;

  SigningAlgorithm(int digestBytes, Hash hash) {
    this.digestBytes = digestBytes;
    this.hash = hash;
  }

  public Hash hash() {
    return hash;
  }

  /** The message types that it takes. */
  public Set<MessageType> messageTypes() {
    return switch (this) {
      case ED25519_SHA_512 -> EnumSet.of(MessageType.RAW);
      case ED25519_PH_SHA_512 -> EnumSet.of(MessageType.DIGEST);
      case ML_DSA_SHAKE_256 -> EnumSet.of(MessageType.RAW, MessageType.EXTERNAL_MU);
      default -> EnumSet.of(MessageType.RAW, MessageType.DIGEST);
    };
  }

  /**
   * Refuses a message that the algorithm can not take as that type.
   *
   * @param length of the message in bytes; the wire's limit of 4,096 is checked elsewhere
   * @throws io.keyrota.rules.aws.Refusal ValidationException for a type that the algorithm does not
   *     know, and for a digest or μ of another length than the algorithm's
   */
  public void needMessage(MessageType type, int length) {
    if (!messageTypes().contains(type)) {
      throw KmsRefusal.messageType(this, type);
    }
    int wanted =
        switch (type) {
          case RAW -> length;
          case DIGEST -> digestBytes;
          case EXTERNAL_MU -> MU_BYTES;
        };
    if (length != wanted) {
      throw type == MessageType.EXTERNAL_MU ? KmsRefusal.muLength() : KmsRefusal.digestLength(this);
    }
  }
}
