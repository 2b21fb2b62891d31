package io.keyrota.server.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.MD5Digest;

/**
 * An RSA public key as SSH keeps it: {@code ssh-rsa}, the key in base64 (RFC 4253 section 6.6) and
 * a comment. It is read from that form or from PEM, and written in both.
 *
 * @param comment empty where there is none
 */
public record SshPublicKeyFile(BigInteger exponent, BigInteger modulus, String comment) {
  private static final String TYPE = "ssh-rsa";
  private static final int FEWEST_BITS = 2048;
  private static final int MOST_BITS = 16_384;

  /** What became of a text. */
  public sealed interface Reading {

    /** A key that can be used. */
    record Read(SshPublicKeyFile key) implements Reading {}

    /** Neither form, or a key that is not of RSA. */
    record Unrecognized() implements Reading {}

    /** A broken key, or one that is too weak. */
    record Invalid(String why) implements Reading {}
  }

  /** Reads a key; white space around it is passed over. */
  public static Reading read(String text) {
    String file = text.strip();
    try {
      if (file.startsWith("-----BEGIN ")) {
        return ofPem(file);
      }
      String[] parts = file.split("[ \t]+", 3);
      return parts.length < 2 || !parts[0].equals(TYPE) || file.indexOf('\n') >= 0
          ? new Reading.Unrecognized()
          : ofBlob(parts[1], parts.length < 3 ? "" : parts[2]);
    } catch (Unreadable | IOException | IllegalArgumentException | BufferUnderflowException e) {
      return new Reading.Invalid("The public key is malformed.");
    }
  }

  private static Reading ofPem(String file) throws Unreadable, IOException {
    List<Pem.Block> blocks = Pem.read(file.getBytes(US_ASCII), 1);
    try (Pem.Block block = blocks.getFirst()) {
      byte[] der = block.content().reveal();
      return switch (block.label()) {
        case "PUBLIC KEY" -> {
          SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(der);
          yield info.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
              ? of(RSAPublicKey.getInstance(info.parsePublicKey()), "")
              : new Reading.Unrecognized();
        }
        case "RSA PUBLIC KEY" -> of(RSAPublicKey.getInstance(der), "");
        default -> new Reading.Unrecognized();
      };
    }
  }

  private static Reading ofBlob(String base64, String comment) {
    ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    if (!TYPE.equals(new String(next(blob), US_ASCII))) {
      return new Reading.Invalid("The public key is malformed.");
    }
    BigInteger exponent = new BigInteger(next(blob));
    BigInteger modulus = new BigInteger(next(blob));
    return blob.hasRemaining()
        ? new Reading.Invalid("The public key is malformed.")
        : of(new RSAPublicKey(modulus, exponent), comment);
  }

  private static byte[] next(ByteBuffer blob) {
    int length = blob.getInt();
    if (length < 1 || length > blob.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] part = new byte[length];
    blob.get(part);
    return part;
  }

  private static Reading of(RSAPublicKey key, String comment) {
    BigInteger modulus = key.getModulus();
    BigInteger exponent = key.getPublicExponent();
    if (modulus.signum() <= 0
        || !modulus.testBit(0)
        || modulus.bitLength() > MOST_BITS
        || exponent.compareTo(BigInteger.TWO) <= 0
        || !exponent.testBit(0)
        || exponent.compareTo(modulus) >= 0) {
      return new Reading.Invalid("The public key is malformed.");
    }
    return modulus.bitLength() < FEWEST_BITS
        ? new Reading.Invalid("The public key must have at least " + FEWEST_BITS + " bits.")
        : new Reading.Read(new SshPublicKeyFile(exponent, modulus, comment));
  }

  /** In the form that SSH writes. */
  public String ssh() {
    return TYPE
        + " "
        + Base64.getEncoder().encodeToString(blob())
        + (comment.isEmpty() ? "" : " " + comment);
  }

  /** As a SubjectPublicKeyInfo in PEM. */
  public String pem() {
    try {
      return Pem.write(
          "PUBLIC KEY",
          new SubjectPublicKeyInfo(
                  new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                  new RSAPublicKey(modulus, exponent))
              .getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException("two numbers can always be written", e);
    }
  }

  /** The MD5 digest of the key, as RFC 4716 writes it. */
  public String fingerprint() {
    byte[] blob = blob();
    MD5Digest digest = new MD5Digest();
    digest.update(blob, 0, blob.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return HexFormat.ofDelimiter(":").formatHex(hash);
  }

  private byte[] blob() {
    byte[] type = TYPE.getBytes(US_ASCII);
    byte[] e = exponent.toByteArray();
    byte[] n = modulus.toByteArray();
    return ByteBuffer.allocate(12 + type.length + e.length + n.length)
        .putInt(type.length)
        .put(type)
        .putInt(e.length)
        .put(e)
        .putInt(n.length)
        .put(n)
        .array();
  }
}
