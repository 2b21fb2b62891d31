package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The short Weierstrass curves of KMS, and how their keys are written. */
enum Curve {
  P256(KeySpec.ECC_NIST_P256, "secp256r1", 32, "06082a8648ce3d030107"),
  P384(KeySpec.ECC_NIST_P384, "secp384r1", 48, "06052b81040022"),
  P521(KeySpec.ECC_NIST_P521, "secp521r1", 66, "06052b81040023"),
  SECP256K1(KeySpec.ECC_SECG_P256K1, "secp256k1", 32, "06052b8104000a"),
  SM2(KeySpec.SM2, "sm2p256v1", 32, "06082a811ccf5501822d");

  private static final byte[] EC_PUBLIC_KEY = HexFormat.of().parseHex("06072a8648ce3d0201");
  private static final byte UNCOMPRESSED = 4;
  private static final int PUBLIC_KEY_TAG = 0xa1;

  private final KeySpec spec;
  private final String name;
  private final int bytes;
  private final String identifier;

  Curve(KeySpec spec, String name, int bytes, String identifier) {
    this.spec = spec;
    this.name = name;
    this.bytes = bytes;
    this.identifier = identifier;
  }

  static Curve of(KeySpec spec) {
    for (Curve curve : values()) {
      if (curve.spec == spec) {
        return curve;
      }
    }
    throw new IllegalArgumentException(spec + " is no curve");
  }

  KeySpec spec() {
    return spec;
  }

  /** As the standards of SEC and GM name it. */
  String standardName() {
    return name;
  }

  /** The length of a coordinate and of a private key. */
  int bytes() {
    return bytes;
  }

  private byte[] algorithm() {
    return Der.sequence(EC_PUBLIC_KEY, HexFormat.of().parseHex(identifier));
  }

  /** SubjectPublicKeyInfo with a named curve and an uncompressed point (RFC 5480). */
  byte[] publicKey(byte[] point) {
    return Der.sequence(algorithm(), Der.bits(point));
  }

  /** The uncompressed point of a key on this curve; nothing for any other encoding. */
  Optional<byte[]> point(byte[] publicKey) {
    int length = 1 + 2 * bytes;
    byte[] form = publicKey(new byte[length]);
    return Der.after(Arrays.copyOf(form, form.length - length), length, publicKey)
        .filter(point -> point[0] == UNCOMPRESSED);
  }

  /** PKCS#8 around RFC 5915's ECPrivateKey, with the public key in it. */
  Secret privateKey(BigInteger d, byte[] point) {
    byte[] number = fixed(d);
    byte[] inner =
        Der.sequence(
            Der.integer(BigInteger.ONE),
            Der.octets(number),
            Der.tagged(PUBLIC_KEY_TAG, Der.bits(point)));
    Arrays.fill(number, (byte) 0);
    byte[] pkcs8 = Der.sequence(Der.integer(BigInteger.ZERO), algorithm(), Der.octets(inner));
    Arrays.fill(inner, (byte) 0);
    return Secret.owning(pkcs8);
  }

  /** A number below the field's order in as many bytes as a coordinate has. */
  byte[] fixed(BigInteger number) {
    byte[] all = number.toByteArray();
    byte[] fixed = new byte[bytes];
    int used = Math.min(all.length, bytes);
    System.arraycopy(all, all.length - used, fixed, bytes - used, used);
    return fixed;
  }
}
