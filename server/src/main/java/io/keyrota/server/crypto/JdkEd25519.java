package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The JDK's Ed25519. */
final class JdkEd25519 implements Signatures {
  private static final String ALGORITHM = "Ed25519";
  private static final int KEY = 32;
  private static final int SIGNATURE = 64;

  // RFC 8410's encodings: a constant head, then the 32 bytes themselves.
  private static final byte[] PKCS8_HEAD =
      HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final byte[] SPKI_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  @Override
  public Pair generate(Entropy entropy) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, new EntropyRandom(entropy));
      java.security.KeyPair pair = generator.generateKeyPair();
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      byte[] spki = pair.getPublic().getEncoded();
      return new Pair(Secret.owning(seed), Arrays.copyOfRange(spki, SPKI_HEAD.length, spki.length));
    } catch (GeneralSecurityException e) {
      throw new Unusable(ALGORITHM, e);
    }
  }

  @Override
  public byte[] sign(Secret privateKey, byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey(privateKey));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new Unusable(ALGORITHM, e);
    }
  }

  private static PrivateKey privateKey(Secret seed) throws GeneralSecurityException {
    if (seed.length() != KEY) {
      throw new IllegalArgumentException("an Ed25519 private key has 32 bytes");
    }
    byte[] pkcs8 = joined(PKCS8_HEAD, seed.reveal());
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  @Override
  public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    if (publicKey.length != KEY || signature.length != SIGNATURE) {
      return false;
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(joined(SPKI_HEAD, publicKey)));
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeySpecException | InvalidKeyException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new Unusable(ALGORITHM, e);
    }
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    byte[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }
}
