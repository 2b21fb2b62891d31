package io.keyrota.server.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.operator.bc.BcRSAContentVerifierProviderBuilder;

/** Public keys inside certificates. */
final class PublicKeys {
  private static final Map<ASN1ObjectIdentifier, String> CURVES =
      Map.of(
          SECObjectIdentifiers.secp256r1, "EC_prime256v1",
          SECObjectIdentifiers.secp384r1, "EC_secp384r1",
          SECObjectIdentifiers.secp521r1, "EC_secp521r1");

  private PublicKeys() {}

  /** ACM's name of the key's algorithm and size; for what ACM does not know another word. */
  static String algorithm(SubjectPublicKeyInfo key) {
    ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      try {
        return "RSA_" + modulus(key).bitLength();
      } catch (IOException | RuntimeException e) {
        return "RSA";
      }
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
          ? CURVES.getOrDefault(curve, "EC_" + curve.getId())
          : "EC";
    }
    return algorithm.equals(EdECObjectIdentifiers.id_Ed25519) ? "Ed25519" : algorithm.getId();
  }

  private static BigInteger modulus(SubjectPublicKeyInfo key) throws IOException {
    return RSAPublicKey.getInstance(key.parsePublicKey()).getModulus();
  }

  /**
   * The key, checked: a point lies on its curve, a modulus is one.
   *
   * @throws Unreadable when it is none that can be used
   */
  static AsymmetricKeyParameter decoded(SubjectPublicKeyInfo key) throws Unreadable {
    try {
      return PublicKeyFactory.createKey(key);
    } catch (IOException | RuntimeException e) {
      throw new Unreadable("a public key that cannot be used");
    }
  }

  /** What verifies signatures of the key. */
  static ContentVerifierProvider verifier(SubjectPublicKeyInfo key)
      throws Unreadable, OperatorCreationException {
    DefaultDigestAlgorithmIdentifierFinder digests = new DefaultDigestAlgorithmIdentifierFinder();
    return switch (decoded(key)) {
      case RSAKeyParameters rsa -> new BcRSAContentVerifierProviderBuilder(digests).build(rsa);
      case ECPublicKeyParameters ec -> new BcECContentVerifierProviderBuilder(digests).build(ec);
      default -> throw new Unreadable("a public key of an algorithm that is not supported");
    };
  }

  /**
   * The identifier by which certificates name the key (RFC 5280, 4.2.1.2, method 1). By SHA-1,
   * which secures nothing here: other authorities make the same one of the same key, so that what
   * was issued fits under any of them.
   */
  static byte[] identifier(SubjectPublicKeyInfo key) {
    byte[] bits = key.getPublicKeyData().getBytes();
    SHA1Digest sha1 = new SHA1Digest();
    sha1.update(bits, 0, bits.length);
    byte[] hash = new byte[sha1.getDigestSize()];
    sha1.doFinal(hash, 0);
    return hash;
  }
}
