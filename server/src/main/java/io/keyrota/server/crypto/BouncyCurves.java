package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * Keys on any curve, and ECDSA on secp256k1, with Bouncy Castle's own classes: it is not asked as a
 * provider, which would load much more of it.
 */
final class BouncyCurves {
  private BouncyCurves() {}

  private static ECDomainParameters domain(Curve curve) {
    X9ECParameters x9 = CustomNamedCurves.getByName(curve.standardName());
    return new ECDomainParameters(x9);
  }

  /** A new pair; the number is drawn evenly from 1 to the order less one (FIPS 186-5, A.2.2). */
  static KeyPair generate(Curve curve, Entropy entropy) {
    ECDomainParameters domain = domain(curve);
    while (true) {
      BigInteger d = new BigInteger(1, entropy.bytes(curve.bytes()));
      if (inRange(d, domain)) {
        return pair(curve, domain, d);
      }
    }
  }

  private static boolean inRange(BigInteger d, ECDomainParameters domain) {
    return d.signum() > 0 && d.compareTo(domain.getN()) < 0;
  }

  /** The pair of that number, which lies in the curve's range. */
  static KeyPair pair(Curve curve, BigInteger d) {
    return pair(curve, domain(curve), d);
  }

  private static KeyPair pair(Curve curve, ECDomainParameters domain, BigInteger d) {
    ECPoint q = new FixedPointCombMultiplier().multiply(domain.getG(), d).normalize();
    byte[] point = q.getEncoded(false);
    return new KeyPair(curve.privateKey(d, point), curve.publicKey(point));
  }

  /** A foreign private key in our encoding, with its public half; nothing for another curve's. */
  static Optional<KeyPair> imported(Curve curve, byte[] pkcs8) throws IOException {
    ECDomainParameters domain = domain(curve);
    return PrivateKeyFactory.createKey(pkcs8) instanceof ECPrivateKeyParameters key
            && same(domain, key.getParameters())
            && inRange(key.getD(), domain)
        ? Optional.of(pair(curve, domain, key.getD()))
        : Optional.empty();
  }

  private static boolean same(ECDomainParameters one, ECDomainParameters other) {
    return one.getCurve().equals(other.getCurve())
        && one.getG().equals(other.getG())
        && one.getN().equals(other.getN());
  }

  static ECPrivateKeyParameters privateKey(Curve curve, byte[] pkcs8) throws IOException {
    if (PrivateKeyFactory.createKey(pkcs8) instanceof ECPrivateKeyParameters key) {
      return new ECPrivateKeyParameters(key.getD(), domain(curve));
    }
    throw new IOException("no key on a curve");
  }

  /** A public key in the one encoding that names the curve; the point is on it. */
  static Optional<ECPublicKeyParameters> publicKey(Curve curve, byte[] spki) {
    ECDomainParameters domain = domain(curve);
    try {
      return curve
          .point(spki)
          .map(point -> new ECPublicKeyParameters(domain.getCurve().decodePoint(point), domain));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** ECDSA with SHA-256's digest; the same digest has the same signature (RFC 6979). */
  static byte[] sign(ECPrivateKeyParameters key, byte[] digest) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, key);
    BigInteger[] rs = signer.generateSignature(digest);
    return Der.twoIntegers(rs[0], rs[1]);
  }

  static boolean verify(ECPublicKeyParameters key, byte[] digest, byte[] signature) {
    Optional<BigInteger[]> rs = Der.twoIntegers(signature);
    if (rs.isEmpty()) {
      return false;
    }
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, key);
    return verifier.verifySignature(digest, rs.get()[0], rs.get()[1]);
  }

  /** The x coordinate of the shared point, as long as the field. */
  static Optional<Secret> agree(Curve curve, ECPrivateKeyParameters key, byte[] peer) {
    return publicKey(curve, peer)
        .map(
            other -> {
              ECDHBasicAgreement agreement = new ECDHBasicAgreement();
              agreement.init(key);
              return Secret.owning(curve.fixed(agreement.calculateAgreement(other)));
            });
  }
}
