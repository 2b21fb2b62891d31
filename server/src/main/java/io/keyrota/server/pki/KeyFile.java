package io.keyrota.server.pki;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * A private key that somebody brought, and the public key that belongs to it.
 *
 * @param pkcs8 in DER; its owner closes it
 */
record KeyFile(Secret pkcs8, SubjectPublicKeyInfo publicKey) implements AutoCloseable {

  /**
   * Reads a key in PEM: {@code PRIVATE KEY}, {@code RSA PRIVATE KEY} or {@code EC PRIVATE KEY}. The
   * file stays its owner's to close.
   *
   * @throws Unreadable when there is not exactly one key, when it is encrypted, or when its numbers
   *     do not belong together
   */
  static KeyFile read(Secret file) throws Unreadable {
    List<Pem.Block> blocks = Pem.read(file.reveal(), 4);
    try {
      List<Pem.Block> keys =
          blocks.stream().filter(block -> block.label().endsWith("PRIVATE KEY")).toList();
      if (keys.size() != 1) {
        throw new Unreadable(
            keys.isEmpty() ? "no private key in PEM" : "more than one private key");
      }
      Pem.Block key = keys.getFirst();
      if (key.encrypted() || key.label().equals("ENCRYPTED PRIVATE KEY")) {
        throw new Unreadable("a private key that is encrypted");
      }
      return read(key);
    } finally {
      blocks.forEach(Pem.Block::close);
    }
  }

  private static KeyFile read(Pem.Block key) throws Unreadable {
    try {
      ASN1Primitive content = ASN1Primitive.fromByteArray(key.content().reveal());
      PrivateKeyInfo info =
          switch (key.label()) {
            case "PRIVATE KEY" -> PrivateKeyInfo.getInstance(content);
            case "RSA PRIVATE KEY" ->
                new PrivateKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                    content);
            case "EC PRIVATE KEY" -> ofCurve(ECPrivateKey.getInstance(content));
            default -> throw new Unreadable("a private key of an unknown form");
          };
      return of(info);
    } catch (IOException | RuntimeException e) {
      // Without the cause, whose message might hold some of it.
      throw new Unreadable("a private key that cannot be read");
    }
  }

  private static PrivateKeyInfo ofCurve(ECPrivateKey key) throws IOException, Unreadable {
    if (!(key.getParametersObject() instanceof ASN1ObjectIdentifier curve)) {
      throw new Unreadable("an elliptic-curve key without a named curve");
    }
    return new PrivateKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key);
  }

  private static KeyFile of(PrivateKeyInfo info) throws IOException, Unreadable {
    AsymmetricKeyParameter key = PrivateKeyFactory.createKey(info);
    AsymmetricKeyParameter open =
        switch (key) {
          case RSAPrivateCrtKeyParameters rsa -> ofRsa(rsa);
          case ECPrivateKeyParameters ec -> ofPoint(info, ec);
          case Ed25519PrivateKeyParameters edwards -> edwards.generatePublicKey();
          default -> throw new Unreadable("a private key of an algorithm that is not supported");
        };
    return new KeyFile(
        Secret.owning(info.getEncoded("DER")),
        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(open));
  }

  /** Whether the numbers make one key: else what it signs betrays it. */
  private static RSAKeyParameters ofRsa(RSAPrivateCrtKeyParameters key) throws Unreadable {
    BigInteger one = BigInteger.ONE;
    BigInteger p = key.getP();
    BigInteger q = key.getQ();
    BigInteger e = key.getPublicExponent();
    BigInteger d = key.getExponent();
    boolean whole =
        p.compareTo(one) > 0
            && q.compareTo(one) > 0
            && p.multiply(q).equals(key.getModulus())
            && e.multiply(d).mod(p.subtract(one)).equals(one)
            && e.multiply(d).mod(q.subtract(one)).equals(one)
            && d.mod(p.subtract(one)).equals(key.getDP())
            && d.mod(q.subtract(one)).equals(key.getDQ())
            && key.getQInv().multiply(q).mod(p).equals(one);
    if (!whole) {
      throw new Unreadable("an RSA private key whose numbers do not belong together");
    }
    return new RSAKeyParameters(false, key.getModulus(), e);
  }

  private static ECPublicKeyParameters ofPoint(PrivateKeyInfo info, ECPrivateKeyParameters key)
      throws IOException, Unreadable {
    ECPublicKeyParameters open =
        new ECPublicKeyParameters(
            key.getParameters().getG().multiply(key.getD()).normalize(), key.getParameters());
    ASN1BitString told = ECPrivateKey.getInstance(info.parsePrivateKey()).getPublicKey();
    if (told != null && !matches(open, told)) {
      throw new Unreadable("an elliptic-curve key whose public key is another's");
    }
    return open;
  }

  private static boolean matches(ECPublicKeyParameters open, ASN1BitString told) {
    byte[] bytes = told.getBytes();
    return Arrays.equals(open.getQ().getEncoded(false), bytes)
        || Arrays.equals(open.getQ().getEncoded(true), bytes);
  }

  /** Whether it is the key of that certificate. */
  boolean fits(X509 certificate) {
    try {
      return sameKey(PublicKeys.decoded(publicKey), PublicKeys.decoded(certificate.publicKey()));
    } catch (Unreadable e) {
      return false;
    }
  }

  private static boolean sameKey(AsymmetricKeyParameter a, AsymmetricKeyParameter b) {
    try {
      ASN1Encodable first = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(a);
      ASN1Encodable second = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(b);
      return first.equals(second);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pkcs8.close();
  }
}
