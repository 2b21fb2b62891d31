package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** ECDSA and ECDH on P-256, P-384 and P-521. */
final class NistCurves {
  private static final String EC = "EC";
  private static final String ECDSA = "NONEwithECDSA";
  private static final String ECDH = "ECDH";

  private final Jca jca;

  NistCurves(Jca jca) {
    this.jca = jca;
  }

  KeyPair generate(Curve curve) {
    try {
      var generator = jca.keyPairGenerator(EC);
      generator.initialize(new ECGenParameterSpec(curve.standardName()));
      java.security.KeyPair pair = generator.generateKeyPair();
      var point = ((ECPublicKey) pair.getPublic()).getW();
      BigInteger d = ((ECPrivateKey) pair.getPrivate()).getS();
      byte[] encoded =
          Der.joined(
              new byte[] {4}, curve.fixed(point.getAffineX()), curve.fixed(point.getAffineY()));
      return new KeyPair(curve.privateKey(d, encoded), curve.publicKey(encoded));
    } catch (GeneralSecurityException e) {
      throw new Unusable(EC, e);
    }
  }

  PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    return jca.keyFactory(EC).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /** A public key in the one encoding that names the curve; the point is on it. */
  Optional<PublicKey> publicKey(Curve curve, byte[] spki) {
    if (curve.point(spki).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(jca.keyFactory(EC).generatePublic(new X509EncodedKeySpec(spki)));
    } catch (GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }

  byte[] sign(PrivateKey key, byte[] digest) {
    try {
      Signature signature = jca.signature(ECDSA);
      signature.initSign(key);
      signature.update(digest);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new Unusable(ECDSA, e);
    }
  }

  boolean verify(PublicKey key, byte[] digest, byte[] signature) {
    if (Der.twoIntegers(signature).isEmpty()) {
      return false;
    }
    try {
      Signature verifier = jca.signature(ECDSA);
      verifier.initVerify(key);
      verifier.update(digest);
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeyException e) {
      return false;
    }
  }

  /** The x coordinate of the shared point, as long as the field. */
  Optional<Secret> agree(Curve curve, PrivateKey key, byte[] peer) {
    return publicKey(curve, peer).flatMap(other -> agree(curve, key, other));
  }

  private Optional<Secret> agree(Curve curve, PrivateKey key, PublicKey peer) {
    try {
      KeyAgreement agreement = jca.keyAgreement(ECDH);
      agreement.init(key);
      agreement.doPhase(peer, true);
      byte[] shared = agreement.generateSecret();
      return shared.length == curve.bytes() ? Optional.of(Secret.owning(shared)) : Optional.empty();
    } catch (GeneralSecurityException | RuntimeException e) {
      // A point that is not on the curve, where the decoding let it pass.
      return Optional.empty();
    }
  }
}
