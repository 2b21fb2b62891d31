package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/** RSA keys of 2048, 3072 and 4096 bits. */
final class RsaKeys {
  private static final String RSA = "RSA";

  private final Jca jca;
  private final RsaSignatures signatures;

  RsaKeys(Jca jca, RsaSignatures signatures) {
    this.jca = jca;
    this.signatures = signatures;
  }

  KeyPair generate(KeySpec spec) {
    KeyPairGenerator generator = jca.keyPairGenerator(RSA);
    generator.initialize(spec.size());
    java.security.KeyPair pair = generator.generateKeyPair();
    return new KeyPair(
        Secret.owning(pair.getPrivate().getEncoded()), pair.getPublic().getEncoded());
  }

  Key privateKey(byte[] pkcs8) throws GeneralSecurityException {
    return jca.keyFactory(RSA).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  Key publicKey(byte[] spki) throws GeneralSecurityException {
    return jca.keyFactory(RSA).generatePublic(new X509EncodedKeySpec(spki));
  }

  /** A foreign private key in our encoding, with its public half; nothing unless it works. */
  Optional<KeyPair> imported(KeySpec spec, byte[] pkcs8) throws GeneralSecurityException {
    KeyFactory factory = jca.keyFactory(RSA);
    if (!(factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof RSAPrivateCrtKey key)
        || ((RSAKey) key).getModulus().bitLength() != spec.size()) {
      return Optional.empty();
    }
    Key other =
        factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    return signatures.together(key, other)
        ? Optional.of(new KeyPair(Secret.owning(key.getEncoded()), other.getEncoded()))
        : Optional.empty();
  }
}
