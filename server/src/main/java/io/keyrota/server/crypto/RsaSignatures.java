package io.keyrota.server.crypto;

import io.keyrota.rules.kms.SigningAlgorithm;
import java.math.BigInteger;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * RSASSA-PSS and RSASSA-PKCS1-v1_5 (RFC 8017) over a digest that is ready: no provider offers both,
 * and KMS signs digests. Verification compares whole encodings, so that only what the standard says
 * is right.
 */
final class RsaSignatures {
  private final RsaRaw raw;
  private final Hashes hashes;
  private final Entropy entropy;

  RsaSignatures(Jca jca, Hashes hashes, Entropy entropy) {
    this.raw = new RsaRaw(jca);
    this.hashes = hashes;
    this.entropy = entropy;
  }

  byte[] sign(Key privateKey, SigningAlgorithm algorithm, byte[] digest) {
    int length = RsaRaw.bytes(privateKey);
    return raw.sign(
        privateKey,
        pss(algorithm)
            ? pssEncoded(algorithm.hash(), digest, entropy.bytes(digest.length), bits(privateKey))
            : pkcs1Encoded(algorithm.hash(), digest, length));
  }

  boolean verify(Key publicKey, SigningAlgorithm algorithm, byte[] digest, byte[] signature) {
    Optional<byte[]> block = raw.verify(publicKey, signature);
    if (block.isEmpty()) {
      return false;
    }
    return pss(algorithm)
        ? pssRight(algorithm.hash(), digest, block.get(), bits(publicKey))
        : ConstantTime.equal(pkcs1Encoded(algorithm.hash(), digest, signature.length), block.get());
  }

  private static boolean pss(SigningAlgorithm algorithm) {
    return switch (algorithm) {
      case RSASSA_PSS_SHA_256, RSASSA_PSS_SHA_384, RSASSA_PSS_SHA_512 -> true;
      case RSASSA_PKCS1_V1_5_SHA_256, RSASSA_PKCS1_V1_5_SHA_384, RSASSA_PKCS1_V1_5_SHA_512 -> false;
      default -> throw new IllegalArgumentException(algorithm + " is not RSA's");
    };
  }

  /** The bits of an encoded message: one less than the modulus has. */
  private static int bits(Key key) {
    return ((RSAKey) key).getModulus().bitLength() - 1;
  }

  /** EMSA-PKCS1-v1_5, section 9.2. */
  private static byte[] pkcs1Encoded(SigningAlgorithm.Hash hash, byte[] digest, int length) {
    byte[] info = Der.joined(digestInfo(hash), digest);
    byte[] block = new byte[length];
    block[1] = 1;
    Arrays.fill(block, 2, length - info.length - 1, (byte) 0xff);
    System.arraycopy(info, 0, block, length - info.length, info.length);
    return block;
  }

  private static byte[] digestInfo(SigningAlgorithm.Hash hash) {
    return HexFormat.of()
        .parseHex(
            switch (hash) {
              case SHA_256 -> "3031300d060960864801650304020105000420";
              case SHA_384 -> "3041300d060960864801650304020205000430";
              case SHA_512 -> "3051300d060960864801650304020305000440";
              default -> throw new IllegalArgumentException(hash + " is not RSA's");
            });
  }

  /** EMSA-PSS-ENCODE, section 9.1.1, with MGF1 over the same hash and a salt as long as it. */
  private byte[] pssEncoded(SigningAlgorithm.Hash hash, byte[] digest, byte[] salt, int bits) {
    int length = (bits + 7) / 8;
    byte[] h = hashes.of(hash, new byte[8], digest, salt);
    byte[] db = new byte[length - h.length - 1];
    db[db.length - salt.length - 1] = 1;
    System.arraycopy(salt, 0, db, db.length - salt.length, salt.length);
    mask(hash, h, db);
    db[0] &= (byte) (0xff >>> (8 * length - bits));
    return wide(Der.joined(db, h, new byte[] {(byte) 0xbc}), bits);
  }

  /** EMSA-PSS-VERIFY, section 9.1.2. */
  private boolean pssRight(SigningAlgorithm.Hash hash, byte[] digest, byte[] block, int bits) {
    int length = (bits + 7) / 8;
    // With 8 n + 1 bits in the modulus the block is one byte longer than the encoding.
    if (block.length > length && block[0] != 0) {
      return false;
    }
    byte[] em = Arrays.copyOfRange(block, block.length - length, block.length);
    int dbLength = length - digest.length - 1;
    int unused = 8 * length - bits;
    if (em[length - 1] != (byte) 0xbc || (em[0] & 0xff) >>> (8 - unused) != 0) {
      return false;
    }
    byte[] db = Arrays.copyOf(em, dbLength);
    byte[] h = Arrays.copyOfRange(em, dbLength, length - 1);
    mask(hash, h, db);
    db[0] &= (byte) (0xff >>> unused);
    int saltAt = dbLength - digest.length;
    for (int i = 0; i < saltAt - 1; i++) {
      if (db[i] != 0) {
        return false;
      }
    }
    byte[] salt = Arrays.copyOfRange(db, saltAt, dbLength);
    return db[saltAt - 1] == 1 && ConstantTime.equal(h, hashes.of(hash, new byte[8], digest, salt));
  }

  /** MGF1 (appendix B.2.1) of the seed, added to a block. */
  private void mask(SigningAlgorithm.Hash hash, byte[] seed, byte[] block) {
    for (int at = 0, counter = 0; at < block.length; counter++) {
      byte[] piece =
          hashes.of(
              hash,
              seed,
              new byte[] {
                (byte) (counter >>> 24),
                (byte) (counter >>> 16),
                (byte) (counter >>> 8),
                (byte) counter
              });
      for (int i = 0; i < piece.length && at < block.length; i++, at++) {
        block[at] ^= piece[i];
      }
    }
  }

  private static byte[] wide(byte[] em, int bits) {
    // The block is as long as the modulus, which has one bit more than the encoding.
    int length = (bits + 1 + 7) / 8;
    return em.length == length ? em : Der.joined(new byte[length - em.length], em);
  }

  /** Whether both halves belong together: a number goes there and back. */
  boolean together(Key privateKey, Key publicKey) {
    BigInteger modulus = ((RSAKey) privateKey).getModulus();
    if (!modulus.equals(((RSAKey) publicKey).getModulus())) {
      return false;
    }
    byte[] block = new byte[RsaRaw.bytes(privateKey)];
    Arrays.fill(block, 1, block.length, (byte) 0x5a);
    byte[] there = raw.sign(privateKey, block);
    return raw.verify(publicKey, there).map(back -> Arrays.equals(back, block)).orElse(false);
  }
}
